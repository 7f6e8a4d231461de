import { createHash } from 'node:crypto';
import { z } from 'zod';
import { replaceFile, type Disk } from '../log/disk.ts';
import { damagedKeys } from './key-lines.ts';
import type { DataKey } from './keys.ts';
import { blanked, byShard, idsIn, keyIn, keysIn, linesByShard } from './shard.ts';

/** Keys that are not at hand: in files that are read when something sealed with one of them is to be opened. */
export interface PastKeys {
	/** Durable when it resolves. What is there already may be added again: it is found once. */
	add(keys: readonly DataKey[]): Promise<void>;
	find(ids: readonly string[]): Promise<DataKey[]>;
	/** Takes all keys of these subjects out; returns their ids. Durable when it resolves; else it is to be asked again. */
	forget(subjects: readonly string[]): Promise<string[]>;
	/** Whether anything was ever added. */
	isEmpty(): boolean;
}

const NOTE = 'note.json';
const noteSchema = z.object({
	format: z.literal(1),
	/** bytes of each shard: what stands behind them was never finished, and is cut off */
	lengths: z.record(z.string().regex(/^[0-9a-f]{2}$/), z.int().min(0)),
	/** hash of the subjects of which nothing is here any more; of those, a start need not read every shard again */
	forgotten: z.string()
});
type Note = z.infer<typeof noteSchema>;
const EMPTY: Note = { format: 1, lengths: {}, forgotten: '' };
const newer = z.object({ format: z.int().min(2) });

const nameOf = (shard: string): string => `${shard}.jsonl`;
const hashOf = (subjects: readonly string[]): string =>
	createHash('sha256').update(JSON.stringify(subjects.toSorted())).digest('hex');

/** @throws when the text is no note, or one of a newer release */
function parseNote(path: string, text: string): Note {
	const value = parse(text);
	if (newer.safeParse(value).success) throw new Error(`${path} was written by a newer release. Start that release.`);
	const note = noteSchema.safeParse(value);
	if (!note.success) throw damagedKeys(path, 'all of it');
	return note.data;
}

async function readNote(disk: Disk, folder: string): Promise<Note> {
	const path = `${folder}/${NOTE}`;
	if ((await disk.size(path)) === undefined) return EMPTY;
	return parseNote(path, (await disk.read(path)).toString('utf8'));
}

/** The files that a note names, and how many bytes of each are to be kept. */
export const pastLengths = (note: Buffer): Record<string, number> =>
	Object.fromEntries(
		Object.entries(parseNote(NOTE, note.toString('utf8')).lengths).map(([shard, length]) => [nameOf(shard), length])
	);

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A shard as far as the note knows it. @throws when it is shorter */
async function readShard(disk: Disk, folder: string, { lengths }: Note, shard: string): Promise<Buffer> {
	const length = lengths[shard] ?? 0;
	if (length === 0) return Buffer.alloc(0);
	const path = `${folder}/${nameOf(shard)}`;
	const bytes = (await disk.read(path)).subarray(0, length);
	if (bytes.length < length) throw damagedKeys(path, 'its end');
	return bytes;
}

/** All past keys of a folder, a shard at a time, changing nothing. @throws when one is damaged */
export async function* readPastKeys(disk: Disk, folder: string): AsyncGenerator<DataKey[]> {
	const note = await readNote(disk, folder);
	for (const shard of Object.keys(note.lengths).sort())
		yield keysIn(`${folder}/${nameOf(shard)}`, await readShard(disk, folder, note, shard));
}

/**
 * Opens the past keys of a folder, which is made with the first of them. One thing at a time may be asked of it, but for
 * `find`. A start looks at the lengths of its files, 256 at most, however many keys they hold.
 * @throws when one of them is shorter than it was
 */
export async function openPastKeys(disk: Disk, folder: string): Promise<PastKeys> {
	const pathOf = (shard: string) => `${folder}/${nameOf(shard)}`;
	let note = await readNote(disk, folder);
	/** whether a shard may be longer than the note says: what was added there was never finished */
	let ragged = true;
	/** subjects of which nothing is here; null as long as nobody has said who is forgotten */
	let clean: Set<string> | null = null;
	const read = (shard: string) => readShard(disk, folder, note, shard);

	const save = async (next: Note) => {
		await replaceFile(disk, `${folder}/${NOTE}`, Buffer.from(JSON.stringify(next)));
		note = next;
	};

	async function cut(shard: string): Promise<void> {
		const length = note.lengths[shard] ?? 0;
		const size = (await disk.size(pathOf(shard))) ?? 0;
		if (size < length) throw damagedKeys(pathOf(shard), 'its end');
		if (size === length) return;
		const file = await disk.open(pathOf(shard));
		try {
			await file.truncate(length);
			await file.sync();
		} finally {
			await file.close();
		}
	}

	/** Cuts off what was never finished. The note first: one that was tried and refused may be there for all that. */
	async function trim(): Promise<void> {
		if (!ragged) return;
		const there = (await disk.list(folder)).flatMap((name) => /^([0-9a-f]{2})\.jsonl$/.exec(name)?.[1] ?? []);
		if (there.length > 0) await save(note);
		await Promise.all([...new Set([...there, ...Object.keys(note.lengths)])].map(cut));
		ragged = false;
	}

	async function extend(shard: string, bytes: Buffer): Promise<void> {
		const file = await disk.open(pathOf(shard));
		try {
			await file.append(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
	}

	/** Which of these subjects have keys here, and the ids of those. */
	async function named(subjects: readonly string[]): Promise<{ ids: string[]; there: string[] }> {
		const ids = new Set<string>();
		const there: string[] = [];
		for (const [shard, those] of byShard(subjects)) {
			const bytes = await read(shard);
			for (const subject of those) {
				const own = idsIn(pathOf(shard), bytes, subject);
				for (const id of own) ids.add(id);
				if (own.length > 0) there.push(subject);
			}
		}
		return { ids: [...ids], there };
	}
	const blank = async (shard: string, ids: readonly string[], subjects: readonly string[]) =>
		replaceFile(disk, pathOf(shard), blanked(await read(shard), ids, subjects));

	await trim();
	return {
		isEmpty: () => Object.keys(note.lengths).length === 0,
		async add(keys) {
			await trim();
			ragged = true;
			await disk.makeFolder(folder);
			const lengths = { ...note.lengths };
			for (const [shard, lines] of linesByShard(keys)) {
				const bytes = Buffer.from(lines.join(''));
				await extend(shard, bytes);
				lengths[shard] = (lengths[shard] ?? 0) + bytes.length;
			}
			await disk.syncFolder(folder);
			// Only who knows all that are forgotten can say that none of them came back.
			const cameBack = clean === null || keys.some(({ subject }) => clean?.has(subject));
			for (const { subject } of keys) clean?.delete(subject);
			await save({ format: 1, lengths, forgotten: cameBack ? '' : note.forgotten });
			ragged = false;
		},
		async find(ids) {
			const found: DataKey[] = [];
			for (const [shard, wanted] of byShard(ids)) {
				const bytes = await read(shard);
				found.push(...wanted.flatMap((id) => keyIn(pathOf(shard), bytes, id) ?? []));
			}
			return found;
		},
		async forget(subjects) {
			await trim();
			const forgotten = hashOf(subjects);
			clean ??= new Set(forgotten === note.forgotten ? subjects : []);
			const known = clean;
			const { ids, there } = await named(subjects.filter((subject) => !known.has(subject)));
			// The names last: as long as they are there, whoever asks again finds what is left.
			for (const [shard, those] of byShard(ids)) await blank(shard, those, []);
			for (const [shard, those] of byShard(there)) await blank(shard, [], those);
			if (forgotten !== note.forgotten && Object.keys(note.lengths).length > 0) await save({ ...note, forgotten });
			for (const subject of subjects) known.add(subject);
			return ids;
		}
	};
}
