import { describe, expect, it } from 'vitest';
import type { Disk, DiskFile } from './disk.ts';
import { playRound } from './rounds.ts';
import { openAlbum } from './testing.ts';

const ROUNDS = 1000;

/** Which of its promises a disk breaks; it keeps the others. */
interface Lies {
	disk?(disk: Disk): Partial<Disk>;
	journalFile?(file: DiskFile): Partial<DiskFile>;
}

const mutants: Record<string, Lies> = {
	'file sync does nothing': { journalFile: () => ({ sync: async () => undefined }) },
	'folder sync does nothing': { disk: () => ({ syncFolder: async () => undefined }) },
	'an append resolves before its sync': {
		journalFile: (file) => ({
			sync: async () => {
				file.sync().catch(() => undefined);
			}
		})
	},
	'a refused batch is not cut back': { journalFile: () => ({ truncate: async () => undefined }) },
	'a refused batch is cut back, and the cut is not synced': {
		journalFile(file) {
			let cut = false;
			return {
				truncate: async (length) => {
					await file.truncate(length);
					cut = true;
				},
				sync: async () => (cut ? undefined : file.sync())
			};
		}
	},
	'a start cuts and syncs the file in its place instead of writing it anew': {
		disk: (disk) => ({
			rename: async (from, to) => {
				if (!to.endsWith('.jsonl')) return disk.rename(from, to);
				const file = await disk.open(to);
				await file.truncate((await disk.size(from)) ?? 0);
				await file.sync();
				await file.close();
				await disk.remove(from);
			}
		})
	}
};

describe('the rounds find out', () => {
	it.each(Object.entries(mutants))('when %s', async (_, lies) => {
		await expect(firstFailure(lies)).resolves.toMatch(/^Seed \d+: /);
	});

	it('and have nothing against a disk that keeps its promises', async () => {
		await expect(firstFailure({})).resolves.toBeUndefined();
	});
});

async function firstFailure(lies: Lies): Promise<string | undefined> {
	for (let seed = 1; seed <= ROUNDS; seed += 1) {
		try {
			await playRound(seed, (disk) => openAlbum(lying(disk, lies)));
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	}
	return undefined;
}

function lying(disk: Disk, lies: Lies): Disk {
	return {
		read: (path) => disk.read(path),
		readFrom: (path, offset) => disk.readFrom(path, offset),
		size: (path) => disk.size(path),
		list: (folder) => disk.list(folder),
		makeFolder: (path) => disk.makeFolder(path),
		open: async (path) => {
			const file = await disk.open(path);
			return path.endsWith('.jsonl') ? { ...file, ...lies.journalFile?.(file) } : file;
		},
		rename: (from, to) => disk.rename(from, to),
		remove: (path) => disk.remove(path),
		syncFolder: (path) => disk.syncFolder(path),
		...lies.disk?.(disk)
	};
}
