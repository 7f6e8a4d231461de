import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatLine, link } from './chain.ts';
import { openJournal, type Journal } from './journal.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { add, album, batch, DAY, FOLDER, NEXT_DAY, openAlbum, type Album } from './testing.ts';
import { verifyJournal } from './verify.ts';

const LAST_DAY = '2026-03-04';
const journalFile = (day: string): string => join(FOLDER, 'journal', `${day}.jsonl`);
const checkpointFile = (day: string): string => join(FOLDER, 'checkpoint', `${day}.json`);
const MANIFEST = join(FOLDER, 'journal', 'manifest.json');

let disk: SimulatedDisk;
let journal: Journal<Album>;

beforeEach(async () => {
	disk = new SimulatedDisk(seeded(7));
	({ journal } = await openAlbum(disk));
});

function extend(path: string, ...more: (string | Buffer)[]): void {
	disk.poke(path, Buffer.concat([disk.peek(path), ...more.map((each) => Buffer.from(each))]));
}

describe('a first start', () => {
	it('finds nothing, in an empty folder', async () => {
		const { state, aside, skipped } = await openAlbum(disk);
		expect({ state, aside, skipped }).toEqual({ state: album.initial(), aside: undefined, skipped: [] });
	});

	it('finds nothing after a first batch that was torn, and moves that aside', async () => {
		disk.poke(journalFile(DAY), Buffer.from('0123'));
		const { state, aside } = await openAlbum(disk);
		expect(state.position).toBe(0);
		expect(aside).toEqual({ files: [`aside/${DAY}-1-1`], bytes: 4, from: 1 });
		expect(await disk.list(join(FOLDER, 'journal'))).toEqual([]);
	});
});

describe('a start', () => {
	it('finds what was appended, over several days', async () => {
		await add(journal, DAY, 'a', 'b');
		await add(journal, NEXT_DAY, 'c');
		const { state, journal: again } = await openAlbum(disk.crash());
		expect(state.bodies.map((body) => JSON.parse(body).text)).toEqual(['a', 'b', 'c']);
		expect(again.head).toEqual(journal.head);
	});

	it('needs no manifest', async () => {
		await add(journal, DAY, 'a');
		await add(journal, NEXT_DAY, 'b');
		await journal.checkpoint();
		await disk.remove(MANIFEST);
		await expect(openAlbum(disk)).resolves.toMatchObject({ state: { position: 2 } });
		expect(disk.peek(MANIFEST).toString()).toContain(`"${DAY}"`);
	});

	it('says which checkpoint it began with, from where the next one is counted', async () => {
		await add(journal, DAY, 'a');
		await journal.checkpoint();
		await add(journal, DAY, 'b');
		await expect(openAlbum(disk)).resolves.toMatchObject({ from: 1, state: { position: 2 } });
		await disk.remove(checkpointFile(DAY));
		await expect(openAlbum(disk)).resolves.toMatchObject({ from: 0, state: { position: 2 } });
	});

	it('takes an empty day for no flaw', async () => {
		await add(journal, DAY, 'a');
		disk.poke(journalFile(NEXT_DAY), Buffer.alloc(0));
		await add(journal, LAST_DAY, 'b');
		await expect(openAlbum(disk)).resolves.toMatchObject({ state: { position: 2 }, aside: undefined });
		await expect(verifyJournal({ disk, folder: FOLDER })).resolves.toMatchObject({ days: 2, lines: 2 });
	});

	it('passes on what stops the keeper', async () => {
		await add(journal, DAY, 'a');
		const apply = () => {
			throw new Error('a line from a newer version');
		};
		const keeper = { ...album, apply };
		await expect(openJournal({ disk, folder: FOLDER, keeper })).rejects.toThrow('a line from a newer version');
	});

	it('removes what was being written when a process died', async () => {
		disk.poke(`${checkpointFile(DAY)}.part`, Buffer.from('half'));
		await openAlbum(disk);
		expect(await disk.list(join(FOLDER, 'checkpoint'))).toEqual([]);
	});
});

describe('an end that was never answered', () => {
	it('is kept as far as its lines are whole', async () => {
		await add(journal, DAY, 'a');
		const [whole] = link(journal.head, batch(journal.head, 'b'));
		extend(journalFile(DAY), `${whole && formatLine(whole)}\n`);
		await expect(openAlbum(disk)).resolves.toMatchObject({ state: { position: 2 }, aside: undefined });
	});

	it('is moved aside from the torn line on, and told', async () => {
		const [first] = await add(journal, DAY, 'a');
		extend(journalFile(DAY), 'torn');
		const { state, aside } = await openAlbum(disk);
		expect(state.hash).toBe(first?.hash);
		expect(aside).toEqual({ files: [`aside/${DAY}-2-1`], bytes: 4, from: 2 });
		expect(disk.peek(join(FOLDER, 'aside', `${DAY}-2-1`)).toString()).toBe('torn');
		await expect(verifyJournal({ disk, folder: FOLDER })).resolves.toMatchObject({ lines: 1 });
	});

	it('may be a torn line with whole lines of the same batch after it', async () => {
		await add(journal, DAY, 'a');
		const lines = link(journal.head, batch(journal.head, 'b', 'c', 'd')).map((line) => `${formatLine(line)}\n`);
		const bytes = Buffer.from(lines.join(''));
		extend(journalFile(DAY), bytes.fill(0, 100, 116));
		const { state, aside } = await openAlbum(disk);
		expect(state.position).toBe(1);
		expect(aside).toMatchObject({ bytes: bytes.length, from: 2 });
	});

	it('may be a whole day file, with the next one', async () => {
		await add(journal, DAY, 'a');
		disk.poke(journalFile(NEXT_DAY), Buffer.from('torn\n'));
		disk.poke(journalFile(LAST_DAY), Buffer.from('as well'));
		const { aside } = await openAlbum(disk);
		expect(aside).toEqual({ files: [`aside/${NEXT_DAY}-2-1`, `aside/${LAST_DAY}-2-1`], bytes: 12, from: 2 });
		expect(await disk.list(join(FOLDER, 'journal'))).toEqual([`${DAY}.jsonl`, 'manifest.json']);
	});

	it('never takes the place of another one aside', async () => {
		await add(journal, DAY, 'a');
		for (const n of [1, 2]) {
			extend(journalFile(DAY), 'torn');
			await expect(openAlbum(disk)).resolves.toMatchObject({ aside: { files: [`aside/${DAY}-2-${n}`] } });
		}
	});

	it('leaves a journal that goes on', async () => {
		await add(journal, DAY, 'a');
		extend(journalFile(DAY), 'torn');
		const { journal: again } = await openAlbum(disk);
		await add(again, DAY, 'b');
		await expect(openAlbum(disk.crash())).resolves.toMatchObject({ state: { position: 2 }, aside: undefined });
	});
});
