import { lineEndingAt } from './lines.ts';
import { recorded, type Manifest, type Proof } from './manifest.ts';
import { BEGINNING, dayPath, journalDays, type Place, type Store } from './places.ts';
import { damagedAt, readDay } from './read.ts';

/**
 * Checks what a checkpoint at `place` spares the start to read: the days before it by their length alone, reading
 * only what the manifest does not know of them, and that the line at `place` is the one the checkpoint means. What
 * keeps its length and is changed in such a day, only `verifyJournal` finds. Throws `Damaged`; returns the manifest
 * with all those days in it.
 */
export async function checkSpared(store: Store, manifest: Manifest, place: Place): Promise<Manifest> {
	const present = new Set(await journalDays(store));
	const days = [...new Set([...present, ...Object.keys(manifest)])].filter((day) => day < place.day).sort();
	let checked = manifest;
	let end = BEGINNING;
	for (const day of days) {
		const begin = { ...end, day, offset: 0 };
		if (!present.has(day)) throw await damagedAt(store, begin, 'the file is missing');
		end = await endOf(store, begin, manifest[day]);
		if (end.offset > 0) checked = recorded(checked, end);
	}
	if (place.day !== '') await checkCheckpoint(store, place);
	return checked;
}

/** Where the day that begins at `begin` ends; read from where the proof ends, which is nothing for most days. */
async function endOf(store: Store, begin: Place, proof: Proof | undefined): Promise<Place> {
	let end = proof ? { ...begin, offset: proof.length, position: proof.position, hash: proof.hash } : begin;
	const size = (await store.disk.size(dayPath(store.folder, begin.day))) ?? 0;
	const shorter = { ...begin, offset: size };
	if (size < end.offset) throw await damagedAt(store, shorter, 'file shorter than the manifest says');
	if (size > end.offset) for await (const steps of readDay(store, end)) end = steps.at(-1)?.place ?? end;
	return end;
}

/** Throws `Damaged` unless the journal has, just before `place`, the line that the checkpoint says. */
async function checkCheckpoint(store: Store, place: Place): Promise<void> {
	const path = dayPath(store.folder, place.day);
	const size = await store.disk.size(path);
	const before = { ...place, position: place.position - 1, offset: Math.min(size ?? 0, place.offset) };
	if (size === undefined) throw await damagedAt(store, before, 'the file is missing');
	if (size < place.offset) throw await damagedAt(store, before, 'file shorter than a checkpoint says');
	const line = await lineEndingAt(store.disk, path, place.offset);
	if (line?.startsWith(`${place.hash} `)) return;
	throw await damagedAt(store, before, 'not the line that a checkpoint says ends here');
}
