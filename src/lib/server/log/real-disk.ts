import { constants } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';

const OWNER_FILE = 0o600;
const OWNER_FOLDER = 0o700;
const CHUNK_BYTES = 256 * 1024;

/** The disk of this machine. Files are readable by their owner alone (0600), folders too (0700). */
export const realDisk: Disk = {
	read: (path) => readFile(path),
	readFrom,
	size: async (path) => (await unlessMissing(stat(path)))?.size,
	list: async (folder) => ((await unlessMissing(readdir(folder))) ?? []).sort(),
	makeFolder,
	open: openFile,
	rename: (from, to) => rename(from, to),
	remove: (path) => unlink(path),
	syncFolder
};

/** Neither `O_APPEND`, with which Windows refuses to truncate, nor `O_TRUNC`: what is there stays there. */
async function openFile(path: string): Promise<DiskFile> {
	const handle = await open(path, constants.O_RDWR | constants.O_CREAT, OWNER_FILE);
	try {
		return new RealFile(handle, (await handle.stat()).size);
	} catch (error) {
		await handle.close();
		throw error;
	}
}

class RealFile implements DiskFile {
	readonly #handle: FileHandle;
	#end: number;

	constructor(handle: FileHandle, end: number) {
		this.#handle = handle;
		this.#end = end;
	}

	async size(): Promise<number> {
		return (await this.#handle.stat()).size;
	}

	async append(bytes: Buffer): Promise<void> {
		let written = 0;
		while (written < bytes.length) {
			const { bytesWritten } = await this.#handle.write(bytes, written, bytes.length - written, this.#end + written);
			if (bytesWritten === 0) throw new Error(`The disk took ${written} of ${bytes.length} bytes and no more.`);
			written += bytesWritten;
		}
		this.#end += written;
	}

	/** fdatasync: the content, and of the metadata what it takes to read it back, the length included. */
	sync(): Promise<void> {
		return this.#handle.datasync();
	}

	async truncate(length: number): Promise<void> {
		await this.#handle.truncate(length);
		this.#end = length;
	}

	close(): Promise<void> {
		return this.#handle.close();
	}
}

async function* readFrom(path: string, offset: number, about = CHUNK_BYTES): AsyncGenerator<Buffer> {
	const length = Math.min(about, CHUNK_BYTES);
	const handle = await open(path, 'r');
	try {
		for (let at = offset; ;) {
			const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, at);
			if (bytesRead === 0) return;
			at += bytesRead;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await handle.close();
	}
}

async function makeFolder(path: string): Promise<void> {
	const target = resolve(path);
	const first = await mkdir(target, { recursive: true, mode: OWNER_FOLDER });
	// Also when it was there already: whoever made it may have died before its entry was synced.
	const top = dirname(first ?? target);
	for (let folder = dirname(target); ; folder = dirname(folder)) {
		await syncFolder(folder);
		if (folder === top || folder === dirname(folder)) return;
	}
}

async function syncFolder(path: string): Promise<void> {
	// Windows cannot open a folder for syncing; NTFS keeps its own journal of entries.
	if (process.platform === 'win32') return;
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}
