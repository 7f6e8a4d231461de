import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { NotSaved, OutcomeUnknown, type Journal } from './journal.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { add, batch, DAY, FOLDER, NEXT_DAY, openAlbum, type Album } from './testing.ts';
import { verifyJournal } from './verify.ts';

const folder = join(FOLDER, 'journal');
const file = (day: string): string => join(folder, `${day}.jsonl`);

let disk: SimulatedDisk;
let journal: Journal<Album>;

beforeEach(async () => {
	disk = new SimulatedDisk(seeded(3));
	({ journal } = await openAlbum(disk));
	await add(journal, DAY, 'first');
});

describe('an append', () => {
	it('returns its lines, the last of which is the head', async () => {
		const lines = await add(journal, DAY, 'a', 'b');
		expect(lines.map(({ position }) => position)).toEqual([2, 3]);
		expect(journal.head).toEqual({ position: 3, hash: lines[1]?.hash });
	});

	it('is one write and one sync', async () => {
		disk.trouble();
		await add(journal, DAY, 'a', 'b', 'c');
		expect(disk.calls).toBe(2);
	});

	it('of nothing does nothing', async () => {
		disk.trouble();
		await expect(journal.append([], DAY)).resolves.toEqual([]);
		expect(disk.calls).toBe(0);
	});

	it('of a new day begins its file and records where the day before ended', async () => {
		await add(journal, NEXT_DAY, 'second');
		expect(disk.peek(join(folder, 'manifest.json')).toString()).toContain(`"${DAY}": {"length":`);
		expect(disk.peek(file(NEXT_DAY)).toString()).toContain('second');
	});

	it('is saved though the manifest is not', async () => {
		disk.failNext('rename');
		await expect(add(journal, NEXT_DAY, 'second')).resolves.toHaveLength(1);
	});

	it('of an earlier day goes to the file of the last one', async () => {
		await add(journal, '2026-03-01', 'late');
		await expect(disk.list(folder)).resolves.toEqual([`${DAY}.jsonl`]);
	});

	it('refuses to be called wrongly, and writes nothing', async () => {
		const wrong = journal.append(['{"position":3,"after":1}'], DAY);
		await expect(wrong).rejects.toThrow(TypeError);
		await expect(add(journal, '2.3.2026', 'text')).rejects.toThrow(TypeError);
		await expect(verifyJournal({ disk, folder: FOLDER })).resolves.toMatchObject({ lines: 1 });
	});

	it('refuses to run beside another', async () => {
		const bodies = batch(journal.head, 'a');
		const running = journal.append(bodies, DAY);
		await expect(journal.append(bodies, DAY)).rejects.toThrow('One append at a time');
		await expect(journal.close()).rejects.toThrow('One append at a time');
		await expect(running).resolves.toHaveLength(1);
	});

	it('refuses to go where something else has written', async () => {
		await journal.close();
		({ journal } = await openAlbum(disk));
		disk.poke(file(DAY), Buffer.concat([disk.peek(file(DAY)), Buffer.from('x')]));
		await expect(add(journal, DAY, 'a')).rejects.toThrow(NotSaved);
	});
});

describe('a batch that cannot be saved', () => {
	it.each(['append', 'sync'] as const)('because %s fails is cut back and refused', async (call) => {
		const before = disk.peek(file(DAY));
		disk.failNext(call);
		await expect(add(journal, DAY, 'refused')).rejects.toThrow(NotSaved);
		expect(disk.peek(file(DAY))).toEqual(before);
		await expect(journal.recover()).resolves.toMatchObject({ position: 1 });
		await add(journal, DAY, 'second');
		await expect(openAlbum(disk.crash())).resolves.toMatchObject({ state: { position: 2 } });
	});

	it.each(['append', 'sync', 'syncFolder'] as const)('on a new day because %s fails leaves no file', async (call) => {
		disk.failNext(call);
		await expect(add(journal, NEXT_DAY, 'refused')).rejects.toThrow(NotSaved);
		await expect(disk.list(folder)).resolves.toEqual([`${DAY}.jsonl`]);
	});

	it('because its file cannot be opened was never written', async () => {
		disk.failNext('open');
		await expect(add(journal, NEXT_DAY, 'refused')).rejects.toThrow(NotSaved);
		await expect(add(journal, NEXT_DAY, 'second')).resolves.toHaveLength(1);
	});

	it('says why', async () => {
		disk.failNext('append');
		const error = await add(journal, DAY, 'refused').catch((error: unknown) => error);
		expect(error).toMatchObject({ name: 'NotSaved', cause: { name: 'DiskError' } });
	});
});

describe('a batch that cannot be taken back either', () => {
	beforeEach(async () => {
		disk.failNext('sync', 'truncate');
		await expect(add(journal, DAY, 'unknown')).rejects.toThrow(OutcomeUnknown);
	});

	it('leaves the head and what is recovered as they were', async () => {
		expect(journal.head.position).toBe(1);
		await expect(journal.recover()).resolves.toMatchObject({ position: 1 });
	});

	it('is taken back by the next append, for good', async () => {
		await add(journal, DAY, 'second');
		const { state } = await openAlbum(disk.crash());
		expect(state.bodies.map((body) => JSON.parse(body).text)).toEqual(['first', 'second']);
	});

	it('refuses the next append, which writes nothing, while it cannot be taken back', async () => {
		disk.failNext('open');
		await expect(add(journal, DAY, 'refused')).rejects.toThrow(NotSaved);
		expect(disk.peek(file(DAY)).toString()).not.toContain('refused');
	});

	it('cannot come back after a cut that only seemed to be made', async () => {
		disk = new SimulatedDisk(seeded(5));
		({ journal } = await openAlbum(disk));
		disk.failNext('sync', 'sync');
		await expect(add(journal, DAY, 'unknown')).rejects.toThrow(OutcomeUnknown);
		disk.failNext('append');
		await expect(add(journal, DAY, 'refused')).rejects.toThrow(NotSaved);
		await expect(openAlbum(disk.crash())).resolves.toMatchObject({ state: { position: 0 } });
	});

	it('is taken back by a close', async () => {
		await journal.close();
		await expect(verifyJournal({ disk, folder: FOLDER })).resolves.toMatchObject({ lines: 1 });
	});

	it('stays so when what was synced is not there any more', async () => {
		disk.poke(file(DAY), Buffer.from('x'));
		await expect(add(journal, DAY, 'refused')).rejects.toMatchObject({ name: 'NotSaved' });
	});
});

describe('a close', () => {
	it('records where the journal ends', async () => {
		await journal.close();
		expect(disk.peek(join(folder, 'manifest.json')).toString()).toContain(journal.head.hash);
	});

	it('is the end', async () => {
		await journal.close();
		await expect(add(journal, DAY, 'late')).rejects.toThrow('closed');
		await expect(journal.close()).rejects.toThrow('closed');
	});

	it('that cannot record it rejects, and the next start takes it for a crash', async () => {
		disk.failNext('rename');
		await expect(journal.close()).rejects.toThrow();
		await expect(openAlbum(disk)).resolves.toMatchObject({ state: { position: 1 } });
	});
});
