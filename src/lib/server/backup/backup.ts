import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { realDisk, replaceFile } from '../log/disk.ts';
import { verifyJournal } from '../log/verify.ts';
import { hallsOf, MARKER, readMarker, type Marker } from '../marker.ts';
import { filesBelow, hashed, isMissing, type Copied, type OnBytes } from './copy.ts';
import { cannot, expectFree, watchFolder, type Watched } from './folders.ts';
import { copyJournal, copyKeys, copyRest, copyShared, enterHall, type HallCopy } from './hall.ts';
import { BadBackup, LIST, writeBegun, writeFinished, type HallNote, type Note } from './note.ts';

/** Told how many bytes are done, of about how many. */
export type OnProgress = (done: number, about: number) => void;

export interface BackupParts {
	readonly dataDir: string;
	readonly target: string;
	/** where the keys of personal data go, so that they can be kept elsewhere */
	readonly keysTarget: string;
	/** the folder of attachments that nodes share; null: they lie in the data folder */
	readonly attachments: string | null;
	readonly clock: Clock;
	readonly onProgress: OnProgress;
}

/** What has its log in the folder itself. */
type OwnMarker = Marker & { readonly kind: Note['kind'] };

/** The data folder's own note of what it is. @throws BadBackup where no hall lives */
async function markerOf(dataDir: string): Promise<OwnMarker> {
	const path = join(dataDir, MARKER);
	if ((await realDisk.size(path)) === undefined)
		throw new BadBackup(`${dataDir} holds no hall. Name it with DATA_DIR.`);
	const { kind, ...marker } = await readMarker(dataDir);
	if (kind !== 'node') return { ...marker, kind };
	throw new BadBackup(`${dataDir} belongs to a node: its halls are in the database. Copy that with pg_dump.`);
}

/**
 * Makes a copy of a house that a start can open: each hall up to one commit, with at least all that it had answered when
 * this began, whether it runs meanwhile or not. A hall that does not run is kept from starting until the copy is made.
 *
 * Until the very end the copy says of itself that it is not finished. @throws BadBackup, BadConfig, Damaged
 */
export async function backUp(parts: BackupParts): Promise<Note> {
	const { dataDir, target, keysTarget } = parts;
	const marker = await markerOf(dataDir);
	await expectFree(target, [dataDir]);
	await expectFree(keysTarget, [dataDir, target]);
	const folder = await watchFolder(dataDir);
	try {
		return await copyHouse(parts, marker, folder);
	} finally {
		await folder.release();
	}
}

async function copyHouse(parts: BackupParts, marker: OwnMarker, watched: Watched): Promise<Note> {
	const { dataDir, target, keysTarget, attachments, clock, onProgress } = parts;
	for (const folder of [target, keysTarget]) await begin(folder);
	const about = (await bytesBelow(dataDir)) + (attachments === null ? 0 : await bytesBelow(attachments));
	let done = 0;
	const onBytes: OnBytes = (bytes) => onProgress((done += bytes), about);

	const halls: Record<string, HallNote> = {};
	const log: Copied[] = [];
	const keys: Copied[] = [];
	for (const name of hallsOf(marker)) {
		const hall = await enterHall(dataDir, name, watched, { target, keysTarget });
		log.push(...(await copyJournal(hall, onBytes)), ...(await copyRest(hall, onBytes)));
		if (attachments !== null) log.push(...(await copyShared(hall, attachments, onBytes)));
		keys.push(...(await copyKeys(hall, onBytes)));
		await check(hall);
		halls[name] = hall.note;
	}
	await replaceFile(realDisk, join(target, MARKER), await realDisk.read(join(dataDir, MARKER)));
	log.push(await hashed(target, MARKER));

	const note = { kind: marker.kind, madeAt: new Date(clock.now()).toISOString(), halls };
	await finish(keysTarget, { ...note, holds: 'keys' }, keys);
	return finish(target, { ...note, holds: 'log' }, log);
}

async function begin(folder: string): Promise<void> {
	try {
		await realDisk.makeFolder(folder);
		await writeBegun(folder);
	} catch (error) {
		throw cannot(folder, 'write', error);
	}
}

/** Reads the copy, not the original: what is in a backup is known to be sound. */
async function check({ target, name, end }: HallCopy): Promise<void> {
	const { head } = await verifyJournal({ disk: realDisk, folder: join(target, name) });
	if (head.hash !== end.hash) throw new BadBackup(`The log of ${name} could not be copied whole. Try again.`);
}

async function finish(
	folder: string,
	note: Omit<Note, 'format' | 'complete' | 'list'>,
	files: Copied[]
): Promise<Note> {
	const list = Buffer.from(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
	await replaceFile(realDisk, join(folder, LIST), list);
	const whole = { ...note, list: createHash('sha256').update(list).digest('hex') };
	await syncBelow(folder, files);
	await writeFinished(folder, whole);
	return { format: 1, complete: true, ...whole };
}

/** Makes the entries durable of all folders that hold one of the files. */
async function syncBelow(folder: string, files: readonly Copied[]): Promise<void> {
	const folders = new Set(files.map(({ path }) => join(folder, path, '..')));
	for (const each of folders) await realDisk.syncFolder(each);
}

async function bytesBelow(folder: string): Promise<number> {
	let sum = 0;
	for (const path of await filesBelow(folder)) sum += await sizeOf(join(folder, path));
	return sum;
}

async function sizeOf(path: string): Promise<number> {
	try {
		return (await stat(path)).size;
	} catch (error) {
		if (isMissing(error)) return 0;
		throw error;
	}
}
