import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeCheckpoint } from './checkpoint.ts';
import { openJournal, type Journal } from './journal.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { add, album, DAY, FOLDER, NEXT_DAY, openAlbum, type Album } from './testing.ts';

const folder = join(FOLDER, 'checkpoint');
const checkpoint = (day: string): string => join(folder, `${day}.json`);

let disk: SimulatedDisk;
let journal: Journal<Album>;

beforeEach(async () => {
	disk = new SimulatedDisk(seeded(11));
	({ journal } = await openAlbum(disk));
});

/** How many lines a start applies, so how many the checkpoint spared it. */
async function applied(): Promise<number> {
	let lines = 0;
	const counting = { ...album, apply: (...args: Parameters<typeof album.apply>) => (lines++, album.apply(...args)) };
	await openJournal({ disk, folder: FOLDER, keeper: counting });
	return lines;
}

describe('a checkpoint', () => {
	it('spares the start all lines before it', async () => {
		await add(journal, DAY, 'a', 'b', 'c');
		await journal.checkpoint();
		await add(journal, DAY, 'd');
		await expect(applied()).resolves.toBe(1);
		await expect(openAlbum(disk)).resolves.toMatchObject({ state: { position: 4 } });
	});

	it('is a header line and the state', async () => {
		await add(journal, DAY, 'a');
		await journal.checkpoint();
		const [header, state] = disk.peek(checkpoint(DAY)).toString().split('\n');
		const offset = disk.peek(join(FOLDER, 'journal', `${DAY}.jsonl`)).length;
		expect(JSON.parse(header ?? '')).toMatchObject({ ...journal.head, schema: 'album-1', day: DAY, offset });
		expect(JSON.parse(state ?? '')).toMatchObject(journal.head);
	});

	it('goes no further than it is told, and not beyond what there is', async () => {
		await add(journal, DAY, 'a', 'b', 'c');
		const make = (upTo: number) => makeCheckpoint({ disk, folder: FOLDER, keeper: album, upTo });
		await expect(make(2)).resolves.toMatchObject({ position: 2 });
		await expect(applied()).resolves.toBe(1);
		await expect(make(4)).rejects.toThrow('the journal ends before 4');
	});

	it('of an empty journal is none', async () => {
		await journal.checkpoint();
		await expect(disk.list(folder)).resolves.toEqual([]);
	});

	it('is one a day, of the last three days', async () => {
		for (const day of ['2026-03-02', '2026-03-03', '2026-03-03', '2026-03-04', '2026-03-05']) {
			await add(journal, day, 'text');
			await journal.checkpoint();
		}
		await expect(disk.list(folder)).resolves.toEqual(['2026-03-03.json', '2026-03-04.json', '2026-03-05.json']);
	});

	it('is made from the one before and the lines since', async () => {
		await add(journal, DAY, 'a');
		await journal.checkpoint();
		await add(journal, NEXT_DAY, 'b');
		// Were it made from the beginning, it would stumble here.
		disk.poke(join(FOLDER, 'journal', `${DAY}.jsonl`), Buffer.from('x'));
		await expect(journal.checkpoint()).resolves.toBeUndefined();
	});
});

describe('a checkpoint that cannot be used', () => {
	beforeEach(async () => {
		await add(journal, DAY, 'a');
		await journal.checkpoint();
		await add(journal, NEXT_DAY, 'b');
		await journal.checkpoint();
	});

	it('with any byte flipped gives way to the one before, and is told', async () => {
		const whole = disk.peek(checkpoint(NEXT_DAY));
		for (const [at, byte] of whole.entries()) {
			const spoilt = Buffer.from(whole);
			spoilt.writeUInt8(byte ^ 0x01, at);
			disk.poke(checkpoint(NEXT_DAY), spoilt);
			const { state, skipped } = await openAlbum(disk);
			expect(state.bodies.length, `byte ${at}`).toBe(2);
			expect(skipped, `byte ${at}`).toMatchObject([{ file: `checkpoint/${NEXT_DAY}.json` }]);
		}
	});

	it('because it is torn gives way to the one before', async () => {
		disk.poke(checkpoint(NEXT_DAY), disk.peek(checkpoint(NEXT_DAY)).subarray(0, -1));
		await expect(applied()).resolves.toBe(1);
	});

	it('because the disk will not read it gives way to the one before', async () => {
		await disk.remove(join(FOLDER, 'journal', 'manifest.json'));
		disk.failNext('read');
		const { state, skipped } = await openAlbum(disk);
		expect(state.position).toBe(2);
		expect(skipped).toMatchObject([{ reason: expect.stringMatching(/EIO|ENOSPC/) }]);
	});

	it('because its schema is another one gives way to the journal', async () => {
		const { state, skipped } = await openJournal({ disk, folder: FOLDER, keeper: { ...album, schema: 'album-2' } });
		expect(state.position).toBe(2);
		expect(skipped).toEqual([
			{ file: `checkpoint/${NEXT_DAY}.json`, reason: 'it was made under schema album-1' },
			{ file: `checkpoint/${DAY}.json`, reason: 'it was made under schema album-1' }
		]);
	});

	it('is replaced by the next one of its day', async () => {
		disk.poke(checkpoint(NEXT_DAY), Buffer.from('spoilt'));
		await journal.checkpoint();
		await expect(openAlbum(disk)).resolves.toMatchObject({ skipped: [] });
	});
});
