import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { batch, add, DAY, FOLDER, NEXT_DAY, openAlbum, type Album } from './testing.ts';
import { formatLine, link } from './chain.ts';
import { Damaged, type Journal } from './journal.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { reachOf } from './synced.ts';

const file = (day: string): string => join(FOLDER, 'journal', `${day}.jsonl`);

let disk: SimulatedDisk;
let journal: Journal<Album>;

beforeEach(async () => {
	disk = new SimulatedDisk(seeded(11));
	({ journal } = await openAlbum(disk));
	await add(journal, DAY, 'a1', 'a2');
	await add(journal, DAY, 'b1');
});

const reach = async () => {
	const { synced, end } = await reachOf({ disk, folder: FOLDER });
	return [synced.position, end.position];
};
const append = (text: string) => disk.poke(file(DAY), Buffer.concat([disk.peek(file(DAY)), Buffer.from(text)]));

describe('to somebody who looks on, a journal', () => {
	it('is surely synced up to what its last batch was written after', async () => {
		expect(await reach()).toEqual([2, 3]);
		await add(journal, NEXT_DAY, 'c1');
		await add(journal, NEXT_DAY, 'd1', 'd2');
		expect(await reach()).toEqual([4, 6]);
	});

	it('is synced to its end once that is noted', async () => {
		await journal.note();
		expect(await reach()).toEqual([3, 3]);
		await add(journal, DAY, 'c1');
		expect(await reach()).toEqual([3, 4]);
	});

	it('is empty where nothing was ever written', async () => {
		disk = new SimulatedDisk(seeded(12));
		expect(await reach()).toEqual([0, 0]);
	});

	it('ends before a line that is just being written', async () => {
		const [line] = link(journal.head, batch(journal.head, 'c1'));
		append(formatLine(line ?? { position: 0, hash: '', body: '' }).slice(0, 90));
		expect(await reach()).toEqual([2, 3]);
	});

	it('is damaged where a line that was synced is not what it was', async () => {
		await add(journal, DAY, 'c1');
		disk.poke(file(DAY), Buffer.from(disk.peek(file(DAY)).toString().replace('"b1"', '"B1"')));
		await expect(reachOf({ disk, folder: FOLDER })).rejects.toThrow(Damaged);
	});

	it('is damaged where it ends before what was noted', async () => {
		await journal.note();
		disk.poke(file(DAY), disk.peek(file(DAY)).subarray(0, -20));
		await expect(reachOf({ disk, folder: FOLDER })).rejects.toThrow(Damaged);
	});
});

describe('notes', () => {
	it('go one after another with the end of a day', async () => {
		const noting = journal.note();
		await add(journal, NEXT_DAY, 'c1');
		await Promise.all([noting, journal.note()]);
		expect(await reach()).toEqual([4, 4]);
		await journal.close();
		expect((await openAlbum(disk)).state.bodies).toHaveLength(4);
	});
});
