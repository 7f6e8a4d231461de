import { join } from 'node:path';
import { PART } from './disk.ts';
import { Damaged } from './errors.ts';
import type { Keeper } from './keeper.ts';
import { readManifest, recorded, writeManifest, type Manifest } from './manifest.ts';
import { newestCheckpoint, type Skipped } from './newest-checkpoint.ts';
import { asideFolder, checkpointFolder, journalFolder, type Place, type Store } from './places.ts';
import { damagedAt, readJournal } from './read.ts';
import { advance, type Cursor } from './replay.ts';
import { checkSpared } from './spared.ts';
import { copyAside, dropDaysAfter, wasSynced, writeAnew, type Aside } from './tail.ts';

/** What a start has found and made good. */
export interface Started<S> {
	state: S;
	place: Place;
	/** position of the checkpoint that it began with; 0 without any */
	from: number;
	manifest: Manifest;
	aside: Aside | undefined;
	skipped: Skipped[];
}

/**
 * Finds the state and the end of the journal. All that it returns is durable, also what the process before had
 * written without an answer; what cannot be kept of it is moved aside. Rejects with `Damaged`, and has then changed
 * nothing, if anything it must read is not what was once synced. It needs room for a copy of the last day.
 */
export async function start<S>(store: Store, keeper: Keeper<S>): Promise<Started<S>> {
	await makeFolders(store);
	const onDisk = await readManifest(store);
	const { state, place, skipped, known } = await newestCheckpoint(store, keeper);
	const checked = await checkSpared(store, onDisk, place);
	const synced = Object.values(checked).reduce((highest, { position }) => Math.max(highest, position), known);
	const cursor = { state, place };
	const flaw = await replay(store, keeper, cursor, checked);
	if (flaw && (flaw.position <= synced || (await wasSynced(store, flaw)))) throw flaw;
	if (cursor.place.position < synced) throw await damagedAt(store, cursor.place, `the journal ends before ${synced}`);

	await sweep(store);
	const aside = flaw && (await copyAside(store, cursor.place));
	await dropDaysAfter(store, cursor.place);
	if (cursor.place.day !== '') await writeAnew(store, cursor.place.day, cursor.place.offset);
	const manifest = recorded(checked, cursor.place);
	if (manifest !== onDisk) await writeManifest(store, manifest);
	return { state, place: cursor.place, from: place.position, manifest, aside, skipped };
}

const foldersOf = (folder: string): string[] => [journalFolder(folder), checkpointFolder(folder), asideFolder(folder)];

async function makeFolders({ disk, folder }: Store): Promise<void> {
	for (const path of foldersOf(folder)) await disk.makeFolder(path);
}

/** Removes what was being written beside the real files when a process died. */
async function sweep({ disk, folder }: Store): Promise<void> {
	for (const path of foldersOf(folder)) {
		const parts = (await disk.list(path)).filter((name) => name.endsWith(PART));
		for (const name of parts) await disk.remove(join(path, name));
	}
}

/** Applies the journal to the cursor, to its end or to the first flaw, which it returns. */
async function replay<S>(
	store: Store,
	keeper: Keeper<S>,
	cursor: Cursor<S>,
	manifest: Manifest
): Promise<Damaged | undefined> {
	try {
		await advance(cursor, keeper, readJournal(store, cursor.place, manifest));
		return undefined;
	} catch (error) {
		if (error instanceof Damaged) return error;
		throw error;
	}
}
