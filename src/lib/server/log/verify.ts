import type { Head } from './chain.ts';
import { readManifest } from './manifest.ts';
import { BEGINNING, type Place, type Store } from './places.ts';
import { damagedAt, readJournal } from './read.ts';

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
 * What it cannot see alone: lines that are missing at the very end, past everything the manifest knows. Nor does it
 * prove who wrote: a chain without a secret can be computed anew from its first forged line on by whoever may write to
 * the folder, the manifest too. Both are found against `noted`, a head that was kept somewhere else: up to there, and no
 * further, the journal is then what it was when that was noted.
 */
export async function verifyJournal({
	disk,
	folder,
	noted,
	onProgress
}: Store & { noted?: Head | undefined; onProgress?: (sofar: Verified) => void }): Promise<Verified> {
	const store = { disk, folder };
	let { days, lines, bytes } = { days: 0, lines: 0, bytes: 0 };
	let last = BEGINNING;
	const sofar = () => ({ days, lines, bytes, head: { position: last.position, hash: last.hash } });
	for await (const steps of readJournal(store, BEGINNING, await readManifest(store)))
		for (const { place } of steps) {
			if (place.day !== last.day) {
				if (days > 0) onProgress?.(sofar());
				days += 1;
			}
			if (place.position === noted?.position && place.hash !== noted.hash)
				throw await damagedAt(store, { ...last, ...beginOf(place, last) }, 'not the line that the noted head says');
			lines += 1;
			bytes += place.offset - (place.day === last.day ? last.offset : 0);
			last = place;
		}
	if (noted && last.position < noted.position)
		throw await damagedAt(store, last, `the journal ends before ${noted.position}, which was noted`);
	return sofar();
}

/** Where the line begins that ends at `place`, after `last`. */
const beginOf = (place: Place, last: Place): Pick<Place, 'day' | 'offset'> =>
	place.day === last.day ? last : { day: place.day, offset: 0 };
