import { mkdtemp, readdir, rename, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemEntropy } from '../entropy.ts';
import { realDisk } from '../log/disk.ts';
import { openKeys, type DataKey, type KeyStore } from '../seal/keys.ts';
import { copyKeys, type HallCopy } from './hall.ts';

const AT_HAND = 20;
let root: string;
let keys: KeyStore;
let made: DataKey[];
const open = (folder: string) => openKeys(realDisk, folder, systemEntropy, { atHand: AT_HAND });
const hall = (): HallCopy => ({
	name: 'hall',
	folder: join(root, 'hall'),
	target: join(root, 'backup'),
	keysTarget: join(root, 'backup.keys'),
	end: { day: '', offset: 0, position: 0, hash: '' },
	note: { first: null, position: 0, hash: '', day: '', keys: '' }
});
async function make(count: number): Promise<void> {
	for (let n = 0; n < count; n += 1) {
		const key = keys.make(`person:${made.length}`);
		await keys.flush();
		made.push(key);
	}
}

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'keys-'));
	made = [];
	keys = await open(join(root, 'hall/keys'));
	await make(100);
});
afterEach(async () => {
	await keys.close();
	await rm(root, { recursive: true, force: true });
});

describe('a copy of the keys', () => {
	it('made while keys come and leave holds every key that was kept when it began', async () => {
		let copying = true;
		const busy = (async () => {
			while (copying) await make(10);
		})();
		const before = [...made];
		await copyKeys(hall(), () => undefined);
		copying = false;
		await busy;
		// Where it is brought back, it is opened like any other.
		await rename(join(root, 'backup.keys/hall'), join(root, 'again'));
		const again = await open(join(root, 'again'));
		await again.learn(before.map(({ id }) => JSON.stringify({ sealed: `${id}.text` })));
		for (const { id, bytes } of before) expect(again.byId(id)?.bytes).toEqual(bytes);
		await again.close();
	});

	it('is not made of one that lacks something', async () => {
		await keys.close();
		const past = join(root, 'hall/keys/past');
		const [shard = ''] = (await readdir(past)).filter((name) => name.endsWith('.jsonl'));
		await truncate(join(past, shard), 1);
		await expect(copyKeys(hall(), () => undefined)).rejects.toThrow('could not be copied whole');
	});
});
