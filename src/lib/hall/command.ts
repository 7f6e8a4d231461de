import { z } from 'zod';
import type { Wish } from './archive/recall.ts';
import type { DeepReadonly } from './contract.ts';
import type { Hall } from './hall.ts';
import type { PersonalKind } from './people/mask.ts';

/** A personal text inside a payload that no schema could know of beforehand: a form's fields are the hall's data. */
export interface PersonalPlace {
	readonly path: readonly (string | number)[];
	readonly kind: PersonalKind;
}

export interface CommandSpec<S extends z.ZodType = z.ZodType> {
	readonly schema: S;
	/** `<kind>:<id>` of what must be looked at before asking: `expect` has to carry its version. */
	readonly expects?: (payload: z.output<S>) => readonly string[];
	/** Checks that need the payload in the clear; throws a refusal. Runs in the door, before sealing. */
	readonly clear?: (hall: DeepReadonly<Hall>, payload: z.output<S>) => void;
	/** Personal texts that only the hall's own data can tell. */
	readonly places?: (hall: DeepReadonly<Hall>, payload: z.output<S>) => readonly PersonalPlace[];
	/** Whose key seals a payload that names no person by identity number: `case:<id>`, say. */
	readonly subject?: (payload: z.output<S>) => string;
	/** What it may need of the archive; `hash` is the keyed hash of an identity number. */
	readonly recalls?: (
		hall: DeepReadonly<Hall>,
		payload: z.output<S>,
		hash: (identity: string) => string
	) => Wish | undefined;
}

export function command<S extends z.ZodType>(schema: S, rest: Omit<CommandSpec<S>, 'schema'> = {}): CommandSpec<S> {
	return { schema, ...rest };
}

/** An id made by this hall: the letter of its kind and sixteen characters that nobody can guess. */
export const hallId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{4,32}$`), 'id');
