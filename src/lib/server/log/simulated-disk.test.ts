import { describe, expect, it } from 'vitest';
import { replaceFile } from './disk.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';

/** What a file may hold after a loss of power, over many seeds; `undefined` where it is gone. */
async function outcomes(work: (disk: SimulatedDisk) => Promise<unknown>): Promise<Set<string | undefined>> {
	const found = new Set<string | undefined>();
	for (let seed = 1; seed <= 300; seed += 1) {
		const disk = new SimulatedDisk(seeded(seed));
		await disk.makeFolder('/a');
		await work(disk).catch(() => undefined);
		const after = disk.crash();
		const size = await after.size('/a/file');
		found.add(size === undefined ? undefined : after.peek('/a/file').toString());
	}
	return found;
}

async function write(disk: SimulatedDisk, text: string, synced: boolean): Promise<void> {
	const file = await disk.open('/a/file');
	await file.append(Buffer.from(text));
	if (synced) await file.sync();
}

describe('a loss of power', () => {
	it('leaves what was synced, its entry included', async () => {
		const found = await outcomes(async (disk) => {
			await write(disk, 'text', true);
			await disk.syncFolder('/a');
		});
		expect(found).toEqual(new Set(['text']));
	});

	it('may take a file whose entry was not synced', async () => {
		expect(await outcomes((disk) => write(disk, 'text', true))).toEqual(new Set(['text', undefined]));
	});

	it('may leave any part of what was not synced: none, all, an early end, holes', async () => {
		const found = await outcomes(async (disk) => {
			await write(disk, 'kept ', true);
			await disk.syncFolder('/a');
			await write(disk, 'x'.repeat(40), false);
		});
		const texts = [...found].map(String);
		expect(texts.every((text) => text.startsWith('kept '))).toBe(true);
		expect(found).toContain('kept ');
		expect(found).toContain(`kept ${'x'.repeat(40)}`);
		expect(texts.some((text) => text.includes('\0') && text.endsWith('x'))).toBe(true);
		expect(texts.some((text) => text.length > 5 && text.length < 45)).toBe(true);
	});

	it('may undo a cut that was not synced', async () => {
		const found = await outcomes(async (disk) => {
			await write(disk, 'text', true);
			await disk.syncFolder('/a');
			await (await disk.open('/a/file')).truncate(2);
		});
		expect(found).toEqual(new Set(['te', 'text']));
	});

	it('leaves the old file or the new one, whenever it comes in a replacement', async () => {
		const found = new Set<string | undefined>();
		for (let deathAt = 1; deathAt <= 8; deathAt += 1) {
			const some = await outcomes(async (disk) => {
				await replaceFile(disk, '/a/file', Buffer.from('old'));
				disk.trouble({ deathAt });
				await replaceFile(disk, '/a/file', Buffer.from('new'));
			});
			for (const each of some) found.add(each);
		}
		expect(found).toEqual(new Set(['old', 'new']));
	});
});

describe('a failed sync', () => {
	it('may show what is not on the platter, and a second one does not bring it there', async () => {
		const found = await outcomes(async (disk) => {
			await write(disk, '', true);
			await disk.syncFolder('/a');
			const file = await disk.open('/a/file');
			await file.append(Buffer.from('text'));
			disk.failNext('sync');
			await file.sync().catch(() => undefined);
			await file.sync();
		});
		expect(found).toContain('');
		expect(found).toContain('text');
	});
});

describe('a kill', () => {
	it('takes nothing, and makes nothing durable', async () => {
		const disk = new SimulatedDisk(seeded(1));
		await disk.makeFolder('/a');
		await write(disk, 'text', false);
		expect(disk.kill().peek('/a/file').toString()).toBe('text');
		await expect(disk.size('/a/file')).rejects.toMatchObject({ code: 'DEAD' });
		expect(await outcomes(async (disk) => write(disk.kill(), 'text', false))).toContain(undefined);
	});
});

describe('trouble', () => {
	it('comes at the call that was named, and once', async () => {
		const disk = new SimulatedDisk(seeded(1));
		await disk.makeFolder('/a');
		disk.failNext('open');
		await expect(disk.open('/a/file')).rejects.toThrow(/EIO|ENOSPC/);
		await expect(disk.open('/a/file')).resolves.toBeDefined();
	});

	it('repeats with its seed', async () => {
		const story = async () => {
			const disk = new SimulatedDisk(seeded(5));
			await disk.makeFolder('/a');
			disk.trouble({ failing: 0.5 });
			const calls = Array.from({ length: 40 }, () => write(disk, 'some text', true).then(String, String));
			return Promise.all(calls);
		};
		expect(await story()).toEqual(await story());
	});
});
