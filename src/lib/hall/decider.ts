import type { z } from 'zod';
import type { CommandSpec } from './command.ts';
import type { Context, DeepReadonly } from './contract.ts';
import type { HallEvent } from './events.ts';
import type { Hall } from './hall.ts';
import type { Behind } from './people/personal.ts';
import type { RefusalCode, RefusalDetails } from './refusal.ts';

/** Answers are plain JSON: they are written into the log and given again when a command is repeated. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface Decision {
	readonly events: HallEvent[];
	readonly result?: Json;
	/** A refusal that itself leaves a trace: a wrong password is counted. */
	readonly refusal?: { readonly code: RefusalCode; readonly details?: RefusalDetails };
}

export type PayloadOf<Spec> = Spec extends CommandSpec<infer S> ? z.output<S> : never;

/** `(hall, command, context) -> events`, or a thrown refusal, for every command of a zone. */
export type Deciders<Specs> = {
	readonly [Name in keyof Specs]: (
		hall: DeepReadonly<Hall>,
		payload: Behind<PayloadOf<Specs[Name]>>,
		context: Context
	) => Decision;
};
