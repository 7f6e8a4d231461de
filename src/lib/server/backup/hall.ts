import { dirname, join } from 'node:path';
import { placeIn } from '../log/checkpoint-file.ts';
import { realDisk, replaceFile } from '../log/disk.ts';
import { endOf, firstOf } from '../log/head.ts';
import { readManifest, recorded, writeManifest } from '../log/manifest.ts';
import { dayPath, journalDays, journalFolder, type Place } from '../log/places.ts';
import { pastLengths } from '../seal/past-keys.ts';
import { filesBelow, hashed, isMissing, take, type Copied, type OnBytes } from './copy.ts';
import type { Watched } from './folders.ts';
import { BadBackup, fingerprint, type HallNote } from './note.ts';

/** One hall on its way into a backup: where it is, where its parts go, and how far it had come. */
export interface HallCopy {
	readonly name: string;
	/** its folder in the data folder */
	readonly folder: string;
	/** the backup, and the one of its keys */
	readonly target: string;
	readonly keysTarget: string;
	readonly end: Place;
	readonly note: HallNote;
}

/** Looks how far a hall has come. All that is copied afterwards holds at least what was answered up to there. */
export async function enterHall(
	dataDir: string,
	name: string,
	{ isRunning, hasEnded }: Watched,
	targets: Pick<HallCopy, 'target' | 'keysTarget'>
): Promise<HallCopy> {
	const folder = join(dataDir, name);
	const store = { disk: realDisk, folder };
	const end = await endOf(store, isRunning(), hasEnded);
	const { position, hash, day } = end;
	const first = position === 0 ? null : await firstOf(store);
	return { name, folder, ...targets, end, note: { first, position, hash, day, keys: await keyPrint(folder, dataDir) } };
}

async function keyPrint(folder: string, dataDir: string): Promise<string> {
	try {
		return fingerprint(Buffer.from((await realDisk.read(join(folder, 'keys/hall.key'))).toString('utf8'), 'base64'));
	} catch (error) {
		if (isMissing(error)) throw new BadBackup(`${dataDir} has no keys; without them it is of no use to anybody.`);
		throw error;
	}
}

/** The files of the journal up to the hall's end, and the manifest of just these. */
export async function copyJournal({ name, folder, target, end }: HallCopy, onBytes: OnBytes): Promise<Copied[]> {
	const store = { disk: realDisk, folder };
	const copied: Copied[] = [];
	for (const day of (await journalDays(store)).filter((day) => day <= end.day)) {
		const length = day === end.day ? end.offset : undefined;
		copied.push(await take(target, `${name}/journal/${day}.jsonl`, dayPath(folder, day), onBytes, length));
	}
	const before = Object.entries(await readManifest(store)).filter(([day]) => day < end.day);
	const copy = { disk: realDisk, folder: join(target, name) };
	await realDisk.makeFolder(journalFolder(copy.folder));
	await writeManifest(copy, recorded(Object.fromEntries(before), end));
	return [...copied, await hashed(target, `${name}/journal/manifest.json`)];
}

/**
 * Everything else of a hall but its keys: what is in these folders is whole at any moment, and only added to, replaced
 * in one step or taken away. The bodies of what is archived come after their index, which so knows of nothing that they
 * do not hold.
 */
export async function copyRest(hall: HallCopy, onBytes: OnBytes): Promise<Copied[]> {
	const paths = (await filesBelow(hall.folder)).filter((path) => !/^(journal|keys|archive\.\w+)\//.test(path));
	const isIndex = (path: string) => path.startsWith(INDEX);
	const index = await copyIndex(hall, paths.filter(isIndex), onBytes);
	return [
		...index,
		...(await copyAll(
			hall,
			paths.filter((path) => !isIndex(path)),
			onBytes
		))
	];
}

const INDEX = 'archive/index/';

/** Leaves an index out that was written on meanwhile: its parts might not fit, and a start makes it again. */
async function copyIndex(hall: HallCopy, paths: readonly string[], onBytes: OnBytes): Promise<Copied[]> {
	const manifest = paths.find((path) => path.startsWith(`${INDEX}manifest`));
	if (manifest === undefined) return [];
	const before = await hashed(hall.folder, manifest);
	const copied = await copyAll(hall, paths, onBytes);
	if ((await hashed(hall.folder, manifest)).sha256 === before.sha256) return copied;
	for (const { path } of copied) await realDisk.remove(join(hall.target, path));
	return [];
}

/** A checkpoint that is already further than the hall's end is left out. */
async function copyAll(
	{ name, folder, target, end }: HallCopy,
	paths: readonly string[],
	onBytes: OnBytes
): Promise<Copied[]> {
	const copied: Copied[] = [];
	for (const path of paths) {
		const file = await takeIfThere(target, `${name}/${path}`, join(folder, path), onBytes);
		if (!file) continue;
		if (path.startsWith('checkpoint/') && !(await standsBefore(target, file, end)))
			await realDisk.remove(join(target, file.path));
		else copied.push(file);
	}
	return copied;
}

/** Attachments that lie in a folder which nodes share come back as if they had lain in the hall's own. */
export async function copyShared(hall: HallCopy, attachments: string, onBytes: OnBytes): Promise<Copied[]> {
	const from = join(attachments, hall.name);
	const copied: Copied[] = [];
	for (const path of await filesBelow(from)) {
		const file = await takeIfThere(hall.target, `${hall.name}/attachments/${path}`, join(from, path), onBytes);
		if (file) copied.push(file);
	}
	return copied;
}

async function standsBefore(target: string, { path }: Copied, end: Place): Promise<boolean> {
	const place = await placeIn(realDisk, join(target, path));
	return place !== undefined && place.position <= end.position;
}

/**
 * The keys, which are copied after the end is known: a key is kept before the commit that needs it. The newest first: a
 * key that leaves their file meanwhile is in the past ones before it does. Those only grow, as far as their note says.
 */
export async function copyKeys(hall: HallCopy, onBytes: OnBytes): Promise<Copied[]> {
	const { folder, name, keysTarget } = hall;
	const keys = join(folder, 'keys');
	const copied: Copied[] = [];
	const put = async (path: string, bytes: Buffer) => {
		const target = join(keysTarget, name, path);
		await realDisk.makeFolder(dirname(target));
		await replaceFile(realDisk, target, bytes);
		copied.push(await hashed(keysTarget, `${name}/${path}`));
		onBytes(bytes.length);
	};
	const isPast = (path: string) => path.startsWith(PAST);
	for (const path of (await filesBelow(keys)).filter((path) => !isPast(path)))
		await put(path, wholeLines(path, await realDisk.read(join(keys, path))));
	const note = `${PAST}note.json`;
	if ((await realDisk.size(join(keys, note))) === undefined) return copied;
	const noted = await realDisk.read(join(keys, note));
	await put(note, noted);
	for (const [path, length] of Object.entries(pastLengths(noted))) {
		const bytes = (await realDisk.read(join(keys, PAST, path))).subarray(0, length);
		if (bytes.length < length) throw new BadBackup(`The keys of ${name} could not be copied whole. Try again.`);
		await put(`${PAST}${path}`, bytes);
	}
	return copied;
}

const PAST = 'past/';

/** What stands behind the last newline of a file of lines is just being written, and nothing relies on it yet. */
const wholeLines = (path: string, bytes: Buffer): Buffer =>
	path.endsWith('.jsonl') ? bytes.subarray(0, bytes.lastIndexOf('\n') + 1) : bytes;

async function takeIfThere(root: string, path: string, from: string, onBytes: OnBytes): Promise<Copied | undefined> {
	try {
		return await take(root, path, from, onBytes);
	} catch (error) {
		if (!isMissing(error)) throw error;
		// Taken away since its folder was read: a checkpoint that is too old, a file that no command ever named.
		await realDisk.remove(join(root, path)).catch(() => undefined);
		return undefined;
	}
}
