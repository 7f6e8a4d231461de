import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatLine, GENESIS, hashOf, parseLine } from './chain.ts';
import { Damaged, type Line } from './journal.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { add, DAY, FOLDER, NEXT_DAY, openAlbum } from './testing.ts';
import { verifyJournal } from './verify.ts';

/** Flips of one bit at each end of the byte, of the case of a letter, and of all bits. */
const MASKS = [0x01, 0x20, 0x80, 0xff];

const file = (name: string): string => join(FOLDER, 'journal', name);
const days = [DAY, NEXT_DAY].map((day) => ({ name: `journal/${day}.jsonl`, path: file(`${day}.jsonl`) }));
const contents = new Map<string, Buffer>();
const lines: Line[] = [];

beforeAll(async () => {
	const disk = new SimulatedDisk(seeded(1));
	const { journal } = await openAlbum(disk);
	lines.push(...(await add(journal, DAY, 'a1', 'a2', 'a3')));
	lines.push(...(await add(journal, DAY, '窗口')));
	lines.push(...(await add(journal, NEXT_DAY, 'b1', 'b2')));
	lines.push(...(await add(journal, NEXT_DAY, 'b3')));
	await journal.close();
	for (const path of [...days.map((day) => day.path), file('manifest.json')]) contents.set(path, disk.peek(path));
});

describe('an untouched journal', () => {
	it('verifies, and says how far it goes', async () => {
		const bytes = days.reduce((sum, { path }) => sum + content(path).length, 0);
		const head = { position: 7, hash: lines[6]?.hash };
		await expect(verifyJournal({ disk: diskWith(), folder: FOLDER })).resolves.toEqual({
			days: 2,
			lines: 7,
			bytes,
			head
		});
	});

	it('tells how far it has come', async () => {
		const heard: number[] = [];
		await verifyJournal({ disk: diskWith(), folder: FOLDER, onProgress: ({ lines }) => heard.push(lines) });
		expect(heard).toEqual([4]);
	});
});

describe.each(days)('one flipped byte in $name', ({ name, path }) => {
	it.each(MASKS)('is found wherever it is, with its file and line (mask %i)', async (mask) => {
		for (const [offset] of content(path).entries()) {
			const damage = await damageOf(path, flipped(content(path), offset, mask));
			expect(damage, `byte ${offset}`).toMatchObject({ file: name, line: lineAt(content(path), offset) });
		}
	});
});

describe('the manifest', () => {
	it.each(MASKS)('with one flipped byte never passes (mask %i)', async (mask) => {
		const path = file('manifest.json');
		for (const [offset] of content(path).entries()) {
			const damage = await damageOf(path, flipped(content(path), offset, mask));
			expect(damage, `byte ${offset}`).toBeInstanceOf(Damaged);
		}
	});

	it('may be missing: the chain stands without it', async () => {
		await expect(damageOf(file('manifest.json'), undefined)).resolves.toBeUndefined();
	});
});

describe.each(days)('in $name', ({ name, path }) => {
	const all = () => content(path).toString().split('\n').slice(0, -1);
	const damageWith = (changed: string[]) => damageOf(path, Buffer.from(changed.map((line) => `${line}\n`).join('')));

	it('a dropped line is found, whichever it is', async () => {
		for (const [at] of all().entries()) {
			expect(await damageWith(all().toSpliced(at, 1))).toMatchObject({ file: name, line: at + 1 });
		}
	});

	it('a doubled line is found', async () => {
		for (const [at, line] of all().entries()) {
			const reason = expect.stringMatching(/^position \d expected$/);
			expect(await damageWith(all().toSpliced(at, 0, line))).toMatchObject({ file: name, line: at + 2, reason });
		}
	});

	it('two swapped lines are found', async () => {
		for (const [at, line] of all().slice(1).entries()) {
			const swapped = all().toSpliced(at, 2, line, all()[at] ?? '');
			expect(await damageWith(swapped)).toMatchObject({ file: name, line: at + 1 });
		}
	});

	it('a torn end is found', async () => {
		const damage = await damageOf(path, content(path).subarray(0, -10));
		expect(damage).toMatchObject({ file: name, line: all().length, reason: 'unterminated last line' });
	});

	it('its removal is found', async () => {
		expect(await damageOf(path, undefined)).toMatchObject({ file: name, line: 1, reason: 'the file is missing' });
	});

	it('a line forged together with its hash is found at the next one, the last of a day by the manifest', async () => {
		for (const [at, text] of all().entries()) {
			const { position, body } = parseLine(text) ?? { position: 0, body: '' };
			const changed = body.replace('"text":"', '"text":"not ');
			const line = formatLine({ position, body: changed, hash: hashOf(lines[position - 2]?.hash ?? GENESIS, changed) });
			const isLast = at === all().length - 1;
			const reason = isLast ? 'not the line the manifest says' : 'hash does not chain';
			const damage = await damageWith(all().with(at, line));
			expect(damage).toMatchObject({ file: name, line: isLast ? at + 1 : at + 2, reason });
		}
	});
});

describe('against a head that was noted elsewhere', () => {
	const noted = () => ({ position: 6, hash: lines[5]?.hash ?? '' });
	const verified = (changed: string[]) => {
		const disk = diskWith(days[1]?.path, Buffer.from(changed.map((line) => `${line}\n`).join('')));
		disk.poke(file('manifest.json'), Buffer.from('{\n\n}\n'));
		return verifyJournal({ disk, folder: FOLDER, noted: noted() });
	};
	const lastDay = () =>
		content(days[1]?.path ?? '')
			.toString()
			.split('\n')
			.slice(0, -1);

	it('a journal that has gone on since is what it was', async () => {
		expect((await verified(lastDay())).head.position).toBe(7);
		expect((await verified(lastDay().slice(0, 2))).head.position).toBe(6);
	});

	it('a removed tail is found, which nothing else shows once the manifest is forged', async () => {
		const reason = 'the journal ends before 6, which was noted';
		await expect(verified(lastDay().slice(0, 1))).rejects.toMatchObject({ position: 6, line: 2, reason });
		await expect(verified([])).rejects.toMatchObject({ reason });
	});

	it('a chain that was written anew with all its hashes is found', async () => {
		let before = lines[3]?.hash ?? '';
		const forged = lastDay().map((text) => {
			const { position, body } = parseLine(text.replace('"text":"', '"text":"not ')) ?? { position: 0, body: '' };
			const hash = hashOf(before, body);
			before = hash;
			return formatLine({ position, body, hash });
		});
		const reason = 'not the line that the noted head says';
		await expect(verified(forged)).rejects.toMatchObject({ file: days[1]?.name, line: 2, reason });
	});
});

function content(path: string): Buffer {
	return contents.get(path) ?? Buffer.alloc(0);
}

function flipped(bytes: Buffer, offset: number, mask: number): Buffer {
	const copy = Buffer.from(bytes);
	copy.writeUInt8(copy.readUInt8(offset) ^ mask, offset);
	return copy;
}

/** The number of the line that byte `offset` is part of, its newline included. */
function lineAt(bytes: Buffer, offset: number): number {
	return bytes.subarray(0, offset).toString('latin1').split('\n').length;
}

/** The journal with one file replaced, or left away. */
function diskWith(path?: string, bytes?: Buffer): SimulatedDisk {
	const disk = new SimulatedDisk(seeded(2));
	for (const [each, kept] of contents) if (each !== path) disk.poke(each, kept);
	if (path && bytes) disk.poke(path, bytes);
	return disk;
}

async function damageOf(path: string, bytes: Buffer | undefined): Promise<Damaged | undefined> {
	try {
		await verifyJournal({ disk: diskWith(path, bytes), folder: FOLDER });
		return undefined;
	} catch (error) {
		if (error instanceof Damaged) return error;
		throw error;
	}
}
