import { dirname } from 'node:path';

export { realDisk } from './real-disk.ts';

/**
 * What the log asks of a disk, and no more, so that a test can put a simulated one in its place.
 * Paths are those of `node:path`; every call may reject with the operating system's error and its `code`.
 */
export interface Disk {
	/** The whole file. Rejects with code `ENOENT` if it is missing. */
	read(path: string): Promise<Buffer>;
	/**
	 * The file from byte `offset` to its end, in chunks; of `about` bytes, where somebody wants no more than these. Rejects
	 * with code `ENOENT` if it is missing.
	 */
	readFrom(path: string, offset: number, about?: number): AsyncIterable<Buffer>;
	/** Length in bytes, `undefined` if the file is missing. */
	size(path: string): Promise<number | undefined>;
	/** Names in the folder, sorted; empty if the folder is missing. */
	list(folder: string): Promise<string[]>;
	/** Makes the folder and those above it that are missing. Durable when it resolves. */
	makeFolder(path: string): Promise<void>;
	/** Opens for appending; creates what is missing. The new entry is durable only after `syncFolder`. */
	open(path: string): Promise<DiskFile>;
	/** Replaces `to` in one step. Durable only after `syncFolder`. */
	rename(from: string, to: string): Promise<void>;
	/** Removes a file. Durable only after `syncFolder`. */
	remove(path: string): Promise<void>;
	/** Makes every entry of the folder durable: what was created, renamed, removed. */
	syncFolder(path: string): Promise<void>;
}

/** A file open for appending. Nothing of what was appended or cut is durable before `sync` resolves. */
export interface DiskFile {
	/** Length in bytes. */
	size(): Promise<number>;
	/** Writes all bytes at the end, or rejects; then a part of them may have been written. */
	append(bytes: Buffer): Promise<void>;
	/** After a rejected sync nothing is known about what was not synced before, and a second sync proves nothing. */
	sync(): Promise<void>;
	/** Cuts the file to `length` bytes. */
	truncate(length: number): Promise<void>;
	close(): Promise<void>;
}

/** The ending of files that are being written. Such a file is never read and may be removed at any start. */
export const PART = '.part';

/**
 * Replaces the file at `path`, or makes it: at any moment, power loss included, there is either the old file or the
 * new one, whole. Durable when it resolves; when it rejects, either of the two may be there.
 */
export async function replaceFile(disk: Disk, path: string, bytes: Buffer): Promise<void> {
	await replaceWith(disk, path, [bytes]);
}

/** As `replaceFile`, for content too large to hold: `chunks` may well be read from the very file that is replaced. */
export async function replaceWith(
	disk: Disk,
	path: string,
	chunks: Iterable<Buffer> | AsyncIterable<Buffer>
): Promise<void> {
	const file = await disk.open(path + PART);
	try {
		// A crash may have left a part of an earlier attempt.
		await file.truncate(0);
		for await (const chunk of chunks) await file.append(chunk);
		await file.sync();
	} finally {
		await file.close();
	}
	await disk.rename(path + PART, path);
	await disk.syncFolder(dirname(path));
}
