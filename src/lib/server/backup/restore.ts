import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { realDisk } from '../log/disk.ts';
import { lockFolder } from '../log/lock.ts';
import { verifyJournal } from '../log/verify.ts';
import { MARKER } from './marker.ts';
import type { OnProgress } from './backup.ts';
import { copyFile, type Copied, type OnBytes } from './copy.ts';
import { cannot, clear, expectFree } from './folders.ts';
import { BadBackup, LIST, NOTE, readNote, writeBegun, type HallNote, type Note } from './note.ts';

export interface RestoreParts {
	readonly backup: string;
	readonly keys: string;
	/** an empty folder, or none yet */
	readonly dataDir: string;
	readonly onProgress: OnProgress;
}

/**
 * Brings a backup and its keys back into an empty data folder, and checks all that it brings: every file against the
 * list, every line of every log against the chain, the keys against the log. The marker by which a start knows a data
 * folder comes last: until then no hall opens in it. If anything is wrong the folder is left empty.
 * @throws BadBackup, Damaged
 */
export async function restore(parts: RestoreParts): Promise<Note> {
	const { backup, dataDir, onProgress } = parts;
	const note = await readNote(backup, 'log');
	const keysNote = await readNote(parts.keys, 'keys').catch((error: unknown) => {
		throw error instanceof BadBackup ? new BadBackup(`${error.message} Name the keys with --keys.`) : error;
	});
	expectTogether(note, keysNote);
	const files = await listOf(backup, note);
	const keyFiles = await listOf(parts.keys, keysNote);
	if (!(await isUnfinished(dataDir))) await expectFree(dataDir, [backup, parts.keys]);
	const wasThere = (await realDisk.size(dataDir)) !== undefined;
	const lock = await hold(dataDir);
	try {
		await clear(dataDir);
		await writeBegun(dataDir);
		const brought = [
			...files.map((file) => ({ ...file, from: join(backup, file.path), to: join(dataDir, file.path) })),
			...keyFiles.map((file) => ({ ...file, from: join(parts.keys, file.path), to: join(dataDir, keyPath(file.path)) }))
		];
		const about = await bytesIn(brought.map(({ from }) => from));
		let done = 0;
		const onBytes: OnBytes = (bytes) => onProgress((done += bytes), about);
		const isMarker = ({ path }: Copied) => path === MARKER;
		for (const file of brought.filter((file) => !isMarker(file))) await bring(file, onBytes);
		for (const [name, hall] of Object.entries(note.halls)) await check(dataDir, name, hall);
		for (const file of brought.filter(isMarker)) await bring(file, onBytes);
		await realDisk.remove(join(dataDir, NOTE));
		await realDisk.syncFolder(dataDir);
	} catch (error) {
		await clear(dataDir);
		await lock.release();
		await (wasThere ? rm(join(dataDir, 'lock'), { force: true }) : rm(dataDir, { recursive: true }));
		throw error;
	}
	await lock.release();
	return note;
}

/** `hall/persons.jsonl` of the keys is `hall/keys/persons.jsonl` of the house. */
const keyPath = (path: string): string => path.replace('/', '/keys/');

/** Keys of another hall open nothing; keys older than the log lack whoever came in between. Newer ones have forgotten. */
function expectTogether(note: Note, keys: Note): void {
	for (const [name, hall] of Object.entries(note.halls)) {
		const its = keys.halls[name];
		if (its?.keys !== hall.keys)
			throw new BadBackup('These keys are those of another hall. Name its own with --keys; nothing was touched.');
		if (its.position < hall.position)
			throw new BadBackup(
				`These keys are older than the log (${its.position}, ${hall.position}): whoever came in between could not be read. Name newer ones with --keys; nothing was touched.`
			);
	}
}

/** What an earlier restore left behind that was killed: it says so itself, and may be cleared. */
async function isUnfinished(dataDir: string): Promise<boolean> {
	if ((await realDisk.size(join(dataDir, MARKER)).catch(() => undefined)) !== undefined) return false;
	const begun = await realDisk.read(join(dataDir, NOTE)).catch(() => undefined);
	return begun !== undefined && begun.includes('"complete": false');
}

async function hold(dataDir: string): Promise<{ release(): Promise<void> }> {
	try {
		await realDisk.makeFolder(dataDir);
		return await lockFolder(dataDir);
	} catch (error) {
		throw cannot(dataDir, 'write', error);
	}
}

const damaged = (path: string): BadBackup =>
	new BadBackup(`${path} is not what was backed up. Take another backup; nothing was restored.`);

async function listOf(folder: string, { list }: Note): Promise<Copied[]> {
	const path = join(folder, LIST);
	if ((await realDisk.size(path)) === undefined) throw damaged(path);
	const bytes = await realDisk.read(path);
	if (createHash('sha256').update(bytes).digest('hex') !== list) throw damaged(path);
	return bytes
		.toString('utf8')
		.split('\n')
		.slice(0, -1)
		.map((line) => ({ sha256: line.slice(0, 64), path: line.slice(66) }));
}

async function bytesIn(paths: readonly string[]): Promise<number> {
	let sum = 0;
	for (const path of paths) {
		const size = await realDisk.size(path);
		if (size === undefined) throw damaged(path);
		sum += size;
	}
	return sum;
}

async function bring({ from, to, sha256 }: Copied & { from: string; to: string }, onBytes: OnBytes): Promise<void> {
	await realDisk.makeFolder(dirname(to));
	if ((await copyFile(from, to, onBytes)) !== sha256) throw damaged(from);
	await realDisk.syncFolder(dirname(to));
}

async function check(dataDir: string, name: string, { position, hash }: HallNote): Promise<void> {
	const { head } = await verifyJournal({ disk: realDisk, folder: join(dataDir, name) });
	if (head.position !== position || head.hash !== hash)
		throw new BadBackup(
			`The log of ${name} does not end where its backup says. Take another backup; nothing was restored.`
		);
}
