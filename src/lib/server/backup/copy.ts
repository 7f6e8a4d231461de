import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { PART, realDisk } from '../log/disk.ts';
import { firstBytes } from '../log/lines.ts';

/** A file of a backup: its path in the folder, with forward slashes, and the hash of its content. */
export interface Copied {
	readonly path: string;
	readonly sha256: string;
}

/** Told of bytes as they are copied. */
export type OnBytes = (bytes: number) => void;

/** Copies the first `length` bytes of a file, or all of it. What was copied is durable; its folder's entry is not yet. */
export async function copyFile(from: string, to: string, onBytes: OnBytes, length = Infinity): Promise<string> {
	const file = await realDisk.open(to);
	const hash = createHash('sha256');
	try {
		await file.truncate(0);
		for await (const chunk of firstBytes(realDisk.readFrom(from, 0), length)) {
			await file.append(chunk);
			hash.update(chunk);
			onBytes(chunk.length);
		}
		await file.sync();
	} finally {
		await file.close();
	}
	return hash.digest('hex');
}

/** All files below a folder, by their path in it, in order; none if it is missing. What is being written is left out. */
export async function filesBelow(folder: string): Promise<string[]> {
	if ((await realDisk.size(folder)) === undefined) return [];
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	return entries
		.filter((entry) => entry.isFile() && !entry.name.endsWith(PART))
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
}

/** Copies one file into a backup, making the folders above it, and says which. */
export async function take(
	root: string,
	path: string,
	from: string,
	onBytes: OnBytes,
	length?: number
): Promise<Copied> {
	const to = join(root, path);
	await realDisk.makeFolder(dirname(to));
	return { path, sha256: await copyFile(from, to, onBytes, length) };
}

/** A file of a backup that stands there already. */
export async function hashed(root: string, path: string): Promise<Copied> {
	const hash = createHash('sha256');
	for await (const chunk of realDisk.readFrom(join(root, path), 0)) hash.update(chunk);
	return { path, sha256: hash.digest('hex') };
}

export const isMissing = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ENOENT';
