import type { Head } from './chain.ts';
import { readManifest } from './manifest.ts';
import { BEGINNING, type Store } from './places.ts';
import { readJournal } from './read.ts';

/** How far a verification has come, or how far it went. */
export interface Verified {
	/** Days that have at least one line. */
	days: number;
	lines: number;
	/** Bytes of all those lines. */
	bytes: number;
	head: Head;
}

/**
 * Reads the whole journal from its first byte and checks every line against the one before it, and every day against
 * the manifest. Rejects with `Damaged` at the first flaw, with its place. `onProgress` is called after each day but the last.
 *
 * What it cannot see: lines that are missing at the very end, past everything the manifest knows. Nor does it prove
 * who wrote: a chain without a secret can be computed anew from its first forged line on by whoever may write to the
 * folder, the manifest too. Against that, keep the head that it returns somewhere else.
 */
export async function verifyJournal({
	disk,
	folder,
	onProgress
}: Store & { onProgress?: (sofar: Verified) => void }): Promise<Verified> {
	const store = { disk, folder };
	let { days, lines, bytes } = { days: 0, lines: 0, bytes: 0 };
	let last = BEGINNING;
	const sofar = () => ({ days, lines, bytes, head: { position: last.position, hash: last.hash } });
	for await (const { place } of readJournal(store, BEGINNING, await readManifest(store))) {
		if (place.day !== last.day) {
			if (days > 0) onProgress?.(sofar());
			days += 1;
		}
		lines += 1;
		bytes += place.offset - (place.day === last.day ? last.offset : 0);
		last = place;
	}
	return sofar();
}
