import type { ReadBundle } from '$lib/hall/archive/bundle.ts';
import type { Facets, Packed } from './packed.ts';

/** By what past cases are listed; each that is there must fit. Days are those on which a case ended, both included. */
export interface Filter extends Partial<Pick<Facets, 'item' | 'status'>> {
	readonly department?: string;
	readonly from?: string;
	readonly to?: string;
}

export interface ArchivePage {
	readonly found: readonly ReadBundle[];
	/** where the next page begins; null behind the last one */
	readonly next: string | null;
}

/**
 * Finished cases outside the hall's memory. It only ever grows, and all of it can be made again from the log. Two engines
 * pass one suite of contract tests (`contract.ts`): files, and tables of PostgreSQL.
 */
export interface Archive {
	/** Durable when it resolves. What is there already may be added again: it is found once. */
	add(packed: readonly Packed[]): Promise<void>;
	/** What has this key, the newest first; `key` is one of `packed.ts`. */
	find(key: string, most: number): Promise<readonly ReadBundle[]>;
	/** A page of those that fit, the newest first. `after` is the `next` of the page before. */
	page(filter: Filter, after: string | null, most: number): Promise<ArchivePage>;
	/** How many were added so far; what was added twice may count twice. */
	size(): number;
	close(): Promise<void>;
}
