import { Low } from 'lowdb';
import { CheckpointFile } from './checkpoint-file.ts';
import type { Keeper } from './keeper.ts';
import { checkpointDays, checkpointPath, type Place, type Store } from './places.ts';
import { rebuild } from './replay.ts';

const DAYS_KEPT = 3;

/**
 * Makes a checkpoint of the journal up to position `upTo`, which must have been synced, from the newest checkpoint
 * and the lines after it. It reads only what is on the disk and never looks beyond `upTo`, so that a worker thread
 * may do it while the process appends; but only one at a time may run for a folder. Keeps one checkpoint a day, of
 * the last three days that have one. Returns its place, or `undefined` if there is nothing to keep yet.
 */
export async function makeCheckpoint<S>({
	disk,
	folder,
	keeper,
	upTo
}: Store & { keeper: Keeper<S>; upTo: number }): Promise<Place | undefined> {
	const store = { disk, folder };
	if (upTo === 0) return undefined;
	const { state, place, fresh } = await rebuild(store, keeper, upTo);
	if (fresh) await saveCheckpoint(store, state, place, keeper.schema);
	await dropOldCheckpoints(store);
	return place;
}

/** Writes the state that stands at `place` as the checkpoint of that place's day. */
export async function saveCheckpoint<S>(
	{ disk, folder }: Store,
	state: S,
	place: Place,
	schema: string
): Promise<void> {
	const file = new CheckpointFile<S>(disk, checkpointPath(folder, place.day), schema);
	file.place = place;
	await new Low(file, state).write();
}

export async function dropOldCheckpoints({ disk, folder }: Store): Promise<void> {
	const days = await checkpointDays({ disk, folder });
	for (const day of days.slice(0, -DAYS_KEPT)) await disk.remove(checkpointPath(folder, day));
}
