import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { realDisk, type Disk } from '../log/disk.ts';
import { seeded } from '../log/random.ts';
import { SimulatedDisk } from '../log/simulated-disk.ts';
import { archiveContract } from './contract.ts';
import { openJournalArchive, type JournalArchive } from './journal-archive.ts';
import { fill, madeUp } from './made-up.ts';
import { pack } from './packed.ts';

const FOLDER = '/archive';

const fail = (what: string, error: unknown) => {
	throw new Error(what, { cause: error });
};

archiveContract('files', () => {
	const disk = new SimulatedDisk(seeded(7));
	let archive: JournalArchive | undefined;
	const open = async () => {
		await archive?.close();
		return (archive = await openJournalArchive({ disk, folder: FOLDER, report: fail }));
	};
	return { open, again: open, close: async () => archive?.close() };
});

const silent = () => undefined;
/** A real disk that promises nothing: what is durable is another test's question, and here it would only take time. */
const hasty: Disk = {
	...realDisk,
	syncFolder: async () => undefined,
	async open(path) {
		const file = await realDisk.open(path);
		return {
			size: () => file.size(),
			append: (bytes) => file.append(bytes),
			sync: async () => undefined,
			truncate: (length) => file.truncate(length),
			close: () => file.close()
		};
	}
};

const idOf = (n: number) => madeUp(n).case.id;

describe('an archive of forty thousand cases', () => {
	const MANY = 40_000;
	const folder = join(mkdtempSync(join(tmpdir(), 'hall-archive-')), 'archive');
	const open = () => openJournalArchive({ disk: hasty, folder, report: fail });
	afterAll(() => rmSync(dirname(folder), { recursive: true }));

	it('finds one by number, by person and by name, and reads a few small shards for it', async () => {
		const archive = await open();
		await fill(archive, MANY);
		await archive.close();

		const opened = await open();
		expect(opened.size()).toBe(MANY);
		// The manifest; and nothing of what was ever archived.
		expect(opened.figures().read).toBeLessThan(5);
		for (const n of [0, 24_321, 39_999]) {
			const { read } = opened.figures();
			const { case: target } = madeUp(n, MANY);
			const byNumber = await opened.find(`number:${target.acceptance?.shortNo}`, 1);
			expect(byNumber).toEqual([madeUp(n, MANY)]);
			expect(opened.figures().read - read).toBeLessThan(30);
			const person = await opened.find(`person:${target.applicant.identity.key}`, 20);
			expect(person.map((bundle) => bundle.case.id)).toContain(target.id);
			expect((await opened.find(`name:${target.applicant.name.key}`, 20)).length).toBe(20);
		}
		expect(opened.figures().held).toBeLessThan(10);
		for (const name of await realDisk.list(join(folder, 'index')))
			expect(await realDisk.size(join(folder, 'index', name)), name).toBeLessThan(1024 * 1024);
		await opened.close();
	}, 240_000);
});

describe('a search', () => {
	it('says so when a part of the index is gone, and does not take it for nothing', async () => {
		const disk = new SimulatedDisk(seeded(1));
		const archive = await openJournalArchive({ disk, folder: FOLDER, report: fail });
		await archive.add(Array.from({ length: 1000 }, (_, n) => pack(madeUp(n))));
		await archive.close();
		const index = `${FOLDER}/index`;
		for (const name of await disk.list(index)) if (name.startsWith('keys-')) await disk.remove(`${index}/${name}`);
		const opened = await openJournalArchive({ disk, folder: FOLDER, report: fail });
		await expect(opened.find(`case:${idOf(3)}`, 1)).rejects.toThrow('npm run archive:rebuild');
	});
});

describe('whatever the disk does', () => {
	it('what was added is there after a death at any moment, and is found by all its keys', async () => {
		for (let seed = 0; seed < 24; seed += 1) {
			const random = seeded(seed);
			let disk = new SimulatedDisk(random);
			const kept = new Set<number>();
			let next = 0;
			for (let life = 0; life < 3; life += 1) {
				disk.trouble({ failing: seed % 3 === 0 ? 0.02 : 0, deathAt: 1 + random.below(90) });
				try {
					const archive = await openJournalArchive({ disk, folder: FOLDER, report: silent });
					for (let batch = 0; batch < 8; batch += 1) {
						const numbers = Array.from({ length: 1 + random.below(400) }, (_, k) => next + k);
						try {
							await archive.add(numbers.map((n) => pack(madeUp(n, 2000))));
							for (const n of numbers) kept.add(n);
							next += numbers.length;
						} catch (error) {
							if (disk.dead) throw error;
						}
					}
				} catch {
					// It died, or would not open on a disk that fails: the next life goes on.
				}
				disk = seed % 2 === 0 ? disk.crash() : disk.kill();
			}
			const archive = await openJournalArchive({ disk, folder: FOLDER, report: silent });
			for (const n of [...kept].filter((_, index) => index % 9 === 0)) {
				const found = await archive.find(`case:${idOf(n)}`, 2);
				expect(found.length, `seed ${seed}, case ${n}`).toBe(1);
			}
			const [some] = kept;
			if (some !== undefined) {
				const { case: target } = madeUp(some, 2000);
				expect(await archive.find(`number:${target.receipt?.number}`, 2)).toEqual([madeUp(some, 2000)]);
			}
		}
	}, 240_000);
});
