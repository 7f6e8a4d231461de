import type { Head, Line } from './chain.ts';

/** What the log asks of whoever keeps a state made from its lines. The state is plain JSON and its own lowdb `data`. */
export interface Keeper<S> {
	/** Names the shape of the state. A checkpoint made under another name is not used. */
	schema: string;
	/** The state before the first line. */
	initial(): S;
	/** Moves the state over the next line, its place included. What it throws stops the start as it is. */
	apply(state: S, line: Line): void;
	/** Position and hash of the last line applied; of the initial state 0 and `GENESIS`. */
	place(state: S): Head;
}
