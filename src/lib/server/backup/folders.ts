import { rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { realDisk } from '../log/disk.ts';
import { InUse, lockFolder } from '../log/lock.ts';
import { BadBackup } from './note.ts';

/** @throws BadBackup if there is anything in the folder, or if one of `others` is inside it or it inside one of them */
export async function expectFree(folder: string, others: readonly string[]): Promise<void> {
	const names = (await namesIn(folder)).filter((name) => name !== 'lock');
	if (names.length > 0) throw new BadBackup(`${folder} is not empty. Name a new folder; nothing was touched.`);
	const inside = (a: string, b: string) => `${resolve(a)}${sep}`.startsWith(`${resolve(b)}${sep}`);
	const near = others.find((other) => inside(folder, other) || inside(other, folder));
	if (near !== undefined)
		throw new BadBackup(
			`${folder} and ${near} must not be inside one another. Name another folder; nothing was touched.`
		);
}

async function namesIn(folder: string): Promise<string[]> {
	try {
		return await realDisk.list(folder);
	} catch (error) {
		throw cannot(folder, 'read', error);
	}
}

/** What the system says against a folder, as one sentence. */
export function cannot(folder: string, what: 'read' | 'write', error: unknown): unknown {
	if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
	const verb = what === 'read' ? 'read' : 'made or written';
	return new BadBackup(`${folder} cannot be ${verb} (${String(error.code)}). Name another folder.`);
}

/** Holds a data folder, unless a running hall does: then it is left to that, and `undefined`. */
export async function holdUnlessRunning(dataDir: string): Promise<{ release(): Promise<void> } | undefined> {
	try {
		return await lockFolder(dataDir);
	} catch (error) {
		if (error instanceof InUse) return undefined;
		throw cannot(dataDir, 'write', error);
	}
}

/** A data folder that is being copied. */
export interface Watched {
	/** False while the folder is held, so that no hall starts in it. */
	isRunning(): boolean;
	/** Holds the folder of a hall that ran and runs no more; false as long as it does. */
	hasEnded(): Promise<boolean>;
	release(): Promise<void>;
}

/** Holds a data folder, or leaves it to the hall that runs in it. */
export async function watchFolder(dataDir: string): Promise<Watched> {
	let lock = await holdUnlessRunning(dataDir);
	return {
		isRunning: () => lock === undefined,
		async hasEnded() {
			lock ??= await holdUnlessRunning(dataDir);
			return lock !== undefined;
		},
		release: async () => lock?.release()
	};
}

/** Empties a folder, but for its lock, which is held. */
export async function clear(folder: string): Promise<void> {
	for (const name of await realDisk.list(folder))
		if (name !== 'lock') await rm(join(folder, name), { recursive: true, force: true });
}
