import type { Random } from '$lib/server/log/random.ts';
import type { Load } from './load.ts';
import type { Kept } from './sound.ts';

/** One kill, as it turned out. */
export interface Struck {
	/** whether it fell into what it was meant for; undefined: it did if an answer was lost by it */
	readonly inside?: boolean;
	/** what it left behind that shows where it fell, for the table */
	readonly traces?: readonly string[];
}

/** What is killed: a hall with many clients at work, and whatever else is to be interrupted. */
export interface Subject {
	readonly load: Load;
	/** Kills at its moment, and brings back what the look at it needs. */
	strike(random: Random): Promise<Struck>;
	look(): Promise<Kept>;
	/** Whatever else must hold, once everybody has an answer. */
	after?(): Promise<void>;
	/** No further kill would be of use. */
	isSpent(): boolean;
	close(): Promise<void>;
}

export interface Kind {
	readonly name: string;
	/** of two hundred rounds */
	readonly share: number;
	open(random: Random): Promise<Subject>;
}
