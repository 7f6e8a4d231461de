import { join } from 'node:path';
import { afterOf, parseLine } from './chain.ts';
import { replaceWith } from './disk.ts';
import type { Damaged } from './errors.ts';
import { firstBytes, readLines } from './lines.ts';
import { asideFolder, dayName, dayPath, journalDays, journalFolder, type Place, type Store } from './places.ts';

/** What a start moved out of the journal: the end of a batch that was never answered. */
export interface Aside {
	/** Paths inside the log's folder, with forward slashes. */
	files: string[];
	/** Bytes in all of them. */
	bytes: number;
	/** The first position that is not in the journal any more. */
	from: number;
}

/**
 * True if the line that `flaw` misses had once been synced, so that the flaw is damage. A crash may keep any part of
 * a batch that was not synced, and so leave a torn line with whole lines after it; but those say that they were
 * written `after` an earlier position. Only a line of a later batch says that it came after the missing one.
 *
 * It need not chain: a line whose neighbour is missing cannot, and to stop wrongly costs less than to move away what
 * was answered. What this cannot tell is damage in the very last batch, unless manifest or checkpoint know of it.
 */
export async function wasSynced(store: Store, flaw: Damaged): Promise<boolean> {
	const days = (await journalDays(store)).filter((day) => dayName(day) >= flaw.file);
	for (const day of days) {
		const from = dayName(day) === flaw.file ? flaw.offset : 0;
		for await (const lines of readLines(store.disk, dayPath(store.folder, day), from))
			if (lines.some(({ text }) => cameAfter(text, flaw.position))) return true;
	}
	return false;
}

function cameAfter(text: string | undefined, position: number): boolean {
	const line = text === undefined ? undefined : parseLine(text);
	return line !== undefined && (afterOf(line.body) ?? -1) >= position;
}

/** Copies all that stands behind `place` into files of its own. They are durable when this resolves. */
export async function copyAside(store: Store, place: Place): Promise<Aside> {
	const { disk, folder } = store;
	const from = place.position + 1;
	const aside: Aside = { files: [], bytes: 0, from };
	const taken = new Set(await disk.list(asideFolder(folder)));
	for (const day of (await journalDays(store)).filter((day) => day >= place.day)) {
		const begin = day === place.day ? place.offset : 0;
		const bytes = ((await disk.size(dayPath(folder, day))) ?? 0) - begin;
		if (bytes <= 0) continue;
		const name = freeName(taken, `${day}-${from}`);
		await replaceWith(disk, join(asideFolder(folder), name), disk.readFrom(dayPath(folder, day), begin));
		aside.files.push(`aside/${name}`);
		aside.bytes += bytes;
	}
	return aside;
}

/** Removes the files of days after `place`, the last one first, so that what is left is a journal at any moment. */
export async function dropDaysAfter(store: Store, place: Place): Promise<void> {
	const later = (await journalDays(store)).filter((day) => day > place.day);
	for (const day of later.reverse()) await store.disk.remove(dayPath(store.folder, day));
	await store.disk.syncFolder(journalFolder(store.folder));
}

/**
 * Writes the first `length` bytes of a day anew, beside the old file and then in its stead: cut and durable in one
 * step. To cut and sync the old file would not do where a process before, or a failed sync, leaves its state open:
 * what it shows may be in memory alone, a cut as well as lines, and the system may hold that for written, so that a
 * second sync does nothing.
 */
export async function writeAnew({ disk, folder }: Store, day: string, length: number): Promise<void> {
	const path = dayPath(folder, day);
	await replaceWith(disk, path, firstBytes(disk.readFrom(path, 0), length));
}

function freeName(taken: ReadonlySet<string>, stem: string): string {
	let n = 1;
	while (taken.has(`${stem}-${n}`)) n += 1;
	return `${stem}-${n}`;
}
