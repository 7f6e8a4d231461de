import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk, replaceFile } from './disk.ts';
import { openJournal } from './journal.ts';
import { add, album, DAY, NEXT_DAY } from './testing.ts';
import { verifyJournal } from './verify.ts';

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'log-disk-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function contentFrom(path: string, offset: number): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of realDisk.readFrom(path, offset)) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

describe('the real disk', () => {
	it('appends, cuts and goes on at the end', async () => {
		const file = await realDisk.open(at('file'));
		await file.append(Buffer.from('one two'));
		await file.truncate(4);
		await file.append(Buffer.from('three'));
		await file.sync();
		expect(await file.size()).toBe(9);
		await file.close();
		await expect(contentFrom(at('file'), 4)).resolves.toBe('three');
	});

	it('goes on at the end of a file that is there', async () => {
		for (const text of ['one', 'two']) {
			const file = await realDisk.open(at('file'));
			await file.append(Buffer.from(text));
			await file.close();
		}
		await expect(realDisk.read(at('file'))).resolves.toEqual(Buffer.from('onetwo'));
	});

	it('reads in chunks what is larger than one', async () => {
		const large = Buffer.alloc(600_000, 'x');
		await replaceFile(realDisk, at('large'), large);
		await expect(contentFrom(at('large'), 1)).resolves.toHaveLength(599_999);
	});

	it('says what is missing', async () => {
		await expect(realDisk.size(at('none'))).resolves.toBeUndefined();
		await expect(realDisk.list(at('none'))).resolves.toEqual([]);
		await expect(realDisk.read(at('none'))).rejects.toMatchObject({ code: 'ENOENT' });
		await expect(contentFrom(at('none'), 0)).rejects.toMatchObject({ code: 'ENOENT' });
	});

	it('makes folders that may be there, and those above', async () => {
		await realDisk.makeFolder(at('a', 'b', 'c'));
		await realDisk.makeFolder(at('a', 'b', 'c'));
		await expect(realDisk.list(at('a', 'b'))).resolves.toEqual(['c']);
	});

	it('replaces a file and leaves nothing beside it', async () => {
		for (const text of ['old', 'new']) await replaceFile(realDisk, at('file'), Buffer.from(text));
		await expect(realDisk.read(at('file'))).resolves.toEqual(Buffer.from('new'));
		await expect(realDisk.list(folder)).resolves.toEqual(['file']);
	});

	it.skipIf(process.platform === 'win32')('lets nobody but the owner read', async () => {
		await chmod(folder, 0o755);
		await realDisk.makeFolder(at('a'));
		await replaceFile(realDisk, at('a', 'file'), Buffer.from('text'));
		expect((await stat(at('a'))).mode & 0o777).toBe(0o700);
		expect((await stat(at('a', 'file'))).mode & 0o777).toBe(0o600);
	});

	it('carries a journal with its checkpoint over several starts', async () => {
		for (const [index, day] of [DAY, DAY, NEXT_DAY].entries()) {
			const { journal, state, aside, skipped } = await openJournal({ disk: realDisk, folder, keeper: album });
			expect({ position: state.position, aside, skipped }).toEqual({
				position: 2 * index,
				aside: undefined,
				skipped: []
			});
			await add(journal, day, 'a', '受理');
			await journal.checkpoint();
			if (index === 1) await journal.close();
		}
		await expect(verifyJournal({ disk: realDisk, folder })).resolves.toMatchObject({ days: 2, lines: 6 });
	});
});
