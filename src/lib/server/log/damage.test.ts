import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Damaged, openJournal, type Journal } from './journal.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { add, album, DAY, FOLDER, NEXT_DAY, openAlbum, type Album } from './testing.ts';

const LAST_DAY = '2026-03-04';
const journalFile = (day: string): string => join(FOLDER, 'journal', `${day}.jsonl`);
const MANIFEST = join(FOLDER, 'journal', 'manifest.json');

let disk: SimulatedDisk;
let journal: Journal<Album>;

beforeEach(async () => {
	disk = new SimulatedDisk(seeded(7));
	({ journal } = await openAlbum(disk));
});

/** Puts another text in the place of `from`, of the same length, so that offsets stay. */
function spoil(path: string, from: string, to: string): void {
	const text = disk.peek(path).toString();
	if (!text.includes(from) || from.length !== to.length) throw new Error(`${from} cannot be spoilt in ${path}`);
	disk.poke(path, Buffer.from(text.replace(from, to)));
}

function extend(path: string, ...more: (string | Buffer)[]): void {
	disk.poke(path, Buffer.concat([disk.peek(path), ...more.map((each) => Buffer.from(each))]));
}

const damage = async (): Promise<Damaged> =>
	openAlbum(disk).then(
		() => Promise.reject(new Error('it opened')),
		(error: unknown) => (error instanceof Damaged ? error : Promise.reject(error))
	);

describe('damage stops the start, with its place, and nothing is touched', () => {
	it('in the midst of a day', async () => {
		await add(journal, DAY, 'first');
		await add(journal, DAY, 'second');
		await add(journal, DAY, 'third');
		spoil(journalFile(DAY), 'second', 'sEcond');
		const before = disk.peek(journalFile(DAY));
		const offset = before.indexOf('\n') + 1;
		await expect(openAlbum(disk)).rejects.toThrow(`journal/${DAY}.jsonl, line 2, byte ${offset}: hash does not chain.`);
		expect(disk.peek(journalFile(DAY))).toEqual(before);
		expect(await disk.list(join(FOLDER, 'aside'))).toEqual([]);
	});

	it('in a line before the last, though that cannot chain without it', async () => {
		await add(journal, DAY, 'a');
		await add(journal, DAY, 'b');
		const lines = disk.peek(journalFile(DAY)).toString().split('\n');
		disk.poke(journalFile(DAY), Buffer.from(`${lines[1]}\n`));
		await expect(damage()).resolves.toMatchObject({ line: 1, reason: 'position 1 expected' });
	});

	it('in the last line, where a close has recorded it', async () => {
		await add(journal, DAY, 'only');
		await journal.close();
		spoil(journalFile(DAY), 'only', 'ONLY');
		await expect(damage()).resolves.toMatchObject({ line: 1, reason: 'hash does not chain' });
	});

	it('in a day that is missing between two', async () => {
		await add(journal, DAY, 'a');
		await add(journal, NEXT_DAY, 'b');
		await add(journal, LAST_DAY, 'c');
		await disk.remove(journalFile(NEXT_DAY));
		await expect(damage()).resolves.toMatchObject({ file: `journal/${NEXT_DAY}.jsonl`, reason: 'the file is missing' });
		await disk.remove(MANIFEST);
		await expect(damage()).resolves.toMatchObject({ file: `journal/${LAST_DAY}.jsonl`, reason: 'position 2 expected' });
	});

	it('in a day shorter than the manifest says, which the checkpoint spares the start', async () => {
		await add(journal, DAY, 'a', 'b');
		await add(journal, NEXT_DAY, 'c');
		await journal.checkpoint();
		disk.poke(journalFile(DAY), disk.peek(journalFile(DAY)).subarray(0, -20));
		const reason = 'file shorter than the manifest says';
		await expect(damage()).resolves.toMatchObject({ file: `journal/${DAY}.jsonl`, line: 2, reason });
	});

	it('in a day longer than the manifest says, if the rest does not chain', async () => {
		await add(journal, DAY, 'a');
		await add(journal, NEXT_DAY, 'b');
		await journal.checkpoint();
		extend(journalFile(DAY), 'more');
		await expect(damage()).resolves.toMatchObject({ file: `journal/${DAY}.jsonl`, line: 2 });
	});

	it('in a day that the manifest does not know, though the checkpoint spares the start', async () => {
		await add(journal, DAY, 'text');
		await add(journal, NEXT_DAY, 'b');
		await journal.checkpoint();
		await disk.remove(MANIFEST);
		spoil(journalFile(DAY), 'text', 'TEXT');
		await expect(damage()).resolves.toMatchObject({ file: `journal/${DAY}.jsonl`, reason: 'hash does not chain' });
	});

	it('where the journal ends before the checkpoint', async () => {
		await add(journal, DAY, 'a');
		await add(journal, DAY, 'b');
		await journal.checkpoint();
		const whole = disk.peek(journalFile(DAY));
		disk.poke(journalFile(DAY), whole.subarray(0, whole.length / 2));
		await expect(damage()).resolves.toMatchObject({ line: 2, reason: 'file shorter than a checkpoint says' });
		await disk.remove(journalFile(DAY));
		await expect(damage()).resolves.toMatchObject({ line: 1, reason: 'the file is missing' });
	});

	it('where the journal ends before a checkpoint of another schema', async () => {
		await add(journal, DAY, 'a');
		await add(journal, DAY, 'b');
		await journal.checkpoint();
		const whole = disk.peek(journalFile(DAY));
		disk.poke(journalFile(DAY), whole.subarray(0, whole.length / 2));
		const keeper = { ...album, schema: 'album-2' };
		await expect(openJournal({ disk, folder: FOLDER, keeper })).rejects.toThrow('the journal ends before 2');
	});

	it('where another line ends at the place of the checkpoint', async () => {
		await add(journal, DAY, 'text');
		await journal.checkpoint();
		const line = disk.peek(journalFile(DAY)).toString();
		disk.poke(journalFile(DAY), Buffer.from(line.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))));
		await expect(damage()).resolves.toMatchObject({ reason: 'not the line that a checkpoint says ends here' });
	});

	it('in the manifest', async () => {
		await add(journal, DAY, 'a');
		await journal.close();
		spoil(MANIFEST, '"position":1', '"position" 1');
		await expect(damage()).resolves.toMatchObject({ file: 'journal/manifest.json', reason: 'not a manifest' });
	});
});
