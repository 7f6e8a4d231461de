import { Low } from 'lowdb';
import { CheckpointFile, Unfit } from './checkpoint-file.ts';
import type { Keeper } from './keeper.ts';
import { BEGINNING, checkpointDays, checkpointPath, type Place, type Store } from './places.ts';

/** A checkpoint that could not be used, and why. */
export interface Skipped {
	/** Path inside the log's folder, with forward slashes. */
	file: string;
	reason: string;
}

/** The best beginning for a replay: a state, and the place in the journal where it stands. */
export interface Newest<S> {
	state: S;
	place: Place;
	skipped: Skipped[];
	/** The highest position that a checkpoint, even one of another schema, proves to have been synced. */
	known: number;
}

/**
 * The newest whole checkpoint of the keeper's schema that is not beyond position `limit`; without any, the initial
 * state at the beginning. An unusable checkpoint is never an error: all it holds is in the journal.
 */
export async function newestCheckpoint<S>(store: Store, keeper: Keeper<S>, limit = Infinity): Promise<Newest<S>> {
	const skipped: Skipped[] = [];
	let known = 0;
	for (const day of (await checkpointDays(store)).reverse()) {
		try {
			const { state, place } = await load(store, day, keeper);
			known = Math.max(known, place.position);
			if (place.position <= limit) return { state, place, skipped, known };
		} catch (error) {
			if (error instanceof Unfit) known = Math.max(known, error.place?.position ?? 0);
			skipped.push({ file: `checkpoint/${day}.json`, reason: error instanceof Error ? error.message : String(error) });
		}
	}
	return { state: keeper.initial(), place: BEGINNING, skipped, known };
}

async function load<S>({ disk, folder }: Store, day: string, keeper: Keeper<S>): Promise<{ state: S; place: Place }> {
	const file = new CheckpointFile<S>(disk, checkpointPath(folder, day), keeper.schema);
	const db = new Low(file, keeper.initial());
	await db.read();
	const { position, hash } = keeper.place(db.data);
	const { place } = file;
	if (place?.position === position && place.hash === hash) return { state: db.data, place };
	throw new Unfit('its state stands at another place');
}
