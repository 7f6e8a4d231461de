import type { z } from 'zod';
import type { Wish } from './archive/recall.ts';
import type { Actor, DeepReadonly } from './contract.ts';
import type { Hall, ZoneName } from './hall.ts';

/**
 * What a screen sees: the zones it reads, the shape of its parameter, who may watch it, and a pure function to the
 * minute. It never grows with the day: lists are pages, and `bytes` states the size that it stays under.
 */
export interface View<P extends z.ZodType = z.ZodType, D = unknown> {
	readonly reads: readonly ZoneName[];
	readonly param: P;
	readonly audience: (hall: DeepReadonly<Hall>, actor: Actor, param: z.output<P>) => boolean;
	/** Null when what it is about does not exist (any more). */
	readonly data: (hall: DeepReadonly<Hall>, param: z.output<P>, now: number) => D | null;
	/** upper bound of its JSON, in bytes */
	readonly bytes: number;
	/** Its parameter holds what must stand in no URL: it is asked for by POST or over the live channel only. */
	readonly secret?: true;
	/** What it shows that may have left the hall for the archive; undefined where the hall has it all. */
	readonly recalls?: (hall: DeepReadonly<Hall>, param: z.output<P>) => Wish | undefined;
}

export const view = <P extends z.ZodType, D>(definition: View<P, D>): View<P, D> => definition;
export type DataOf<V> = V extends View<z.ZodType, infer D> ? D : never;
export type ParamOf<V> = V extends View<infer P, unknown> ? z.input<P> : never;
