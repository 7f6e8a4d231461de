import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const made: string[] = [];
// Registered before any hook of the file that imports this, so it runs after them all.
afterAll(() => {
	for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes when the tests of a file are over. */
export function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'hall-'));
	made.push(folder);
	return folder;
}

/** Every file below a folder. */
export function filesIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** What a folder holds, so that two looks can be compared: each file's name and the hash of its content. */
export const contentsOf = (folder: string): string[] =>
	filesIn(folder).map(
		(path) => `${relative(folder, path)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
	);
