import type { Keeper } from './keeper.ts';
import { newestCheckpoint } from './newest-checkpoint.ts';
import type { Place, Store } from './places.ts';
import { damagedAt, readJournal, type Step } from './read.ts';

/** A state on its way through the journal, and the place it has reached. */
export interface Cursor<S> {
	readonly state: S;
	place: Place;
}

/**
 * Applies each step to the cursor, up to position `limit`. When the steps throw, the cursor stands behind the last
 * good one.
 */
export async function advance<S>(
	cursor: Cursor<S>,
	keeper: Keeper<S>,
	journal: AsyncIterable<readonly Step[]>,
	limit = Infinity
): Promise<void> {
	if (cursor.place.position >= limit) return;
	for await (const steps of journal) {
		for (const { line, place } of steps) {
			if (place.position > limit) break;
			keeper.apply(cursor.state, line);
			cursor.place = place;
		}
		if (cursor.place.position === limit) break;
	}
	const { position, hash } = keeper.place(cursor.state);
	if (position !== cursor.place.position || hash !== cursor.place.hash) {
		throw new Error(`The keeper says it is at position ${position}, but was led to ${cursor.place.position}.`);
	}
}

/**
 * The state at exactly position `upTo`, which must have been synced: from the newest checkpoint and the lines after
 * it. `fresh` says whether any line was needed. Rejects with `Damaged` if the journal does not get there.
 */
export async function rebuild<S>(
	store: Store,
	keeper: Keeper<S>,
	upTo: number
): Promise<{ state: S; place: Place; fresh: boolean }> {
	const { state, place: from } = await newestCheckpoint(store, keeper, upTo);
	const cursor = { state, place: from };
	await advance(cursor, keeper, readJournal(store, from), upTo);
	if (cursor.place.position < upTo) throw await damagedAt(store, cursor.place, `the journal ends before ${upTo}`);
	return { state, place: cursor.place, fresh: cursor.place !== from };
}
