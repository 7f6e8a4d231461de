import { GENESIS, type Head } from './chain.ts';
import { dayPath, journalDays, type Place, type Store } from './places.ts';
import { readDay } from './read.ts';
import { reachOf } from './synced.ts';

/** What is noted of a log elsewhere: with it, a log can be held against itself as it was. */
export interface HallHead extends Head {
	/** Hash of the first line, by which a log is known from every other; `null` for a log without lines. */
	first: string | null;
	/** Day of the last line, `YYYY-MM-DD`; empty for a log without lines. */
	day: string;
}

/** How long it takes a running hall to note what it saved last, many times over. */
const LOOKS = 50;
const PAUSE = 200;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * The end of a log for somebody who does not write it. While its hall runs: at least all that was answered when this
 * was asked, as soon as the hall lets it be known that it is saved. While it does not (whoever says so holds the lock):
 * all that the next start will keep.
 */
export async function endOf(store: Store, isRunning: boolean): Promise<Place> {
	const { synced, end } = await reachOf(store);
	if (!isRunning) return end;
	let known = synced;
	for (let looks = 0; known.position < end.position && looks < LOOKS; looks += 1) {
		await sleep(PAUSE);
		known = (await reachOf(store)).synced;
	}
	return known;
}

/** The hash of the first line of a log, `null` if there is none. */
export async function firstOf(store: Store): Promise<string | null> {
	for (const day of await journalDays(store)) {
		if (((await store.disk.size(dayPath(store.folder, day))) ?? 0) === 0) continue;
		const begin = { position: 0, hash: GENESIS, day, offset: 0 };
		for await (const [first] of readDay(store, begin)) if (first) return first.line.hash;
	}
	return null;
}

export async function headOf(store: Store, isRunning: boolean): Promise<HallHead> {
	const { position, hash, day } = await endOf(store, isRunning);
	return { first: position === 0 ? null : await firstOf(store), position, hash, day };
}
