import { describe, expect, it } from 'vitest';
import { seededEntropy } from '../entropy.ts';
import { replaceFile, type Disk } from '../log/disk.ts';
import { seeded } from '../log/random.ts';
import { SimulatedDisk } from '../log/simulated-disk.ts';
import { formatKey } from './key-lines.ts';
import { openKeys, readKeyFolder, type DataKey, type KeyStore } from './keys.ts';
import { createVault } from './vault.ts';

const FOLDER = '/keys';
const FILE = `${FOLDER}/persons.jsonl`;
const AT_HAND = 10;
const disk = () => new SimulatedDisk(seeded(1));
const opened = (on: SimulatedDisk, words = 'keys') => openKeys(on, FOLDER, seededEntropy(words), { atHand: AT_HAND });

async function made(keys: KeyStore, subjects: readonly string[]): Promise<DataKey[]> {
	const all: DataKey[] = [];
	for (const subject of subjects) {
		all.push(keys.bySubject(subject) ?? keys.make(subject));
		await keys.flush();
	}
	return all;
}
let lives = 0;
/** One process that makes these keys and ends. */
async function lived(on: SimulatedDisk, subjects: readonly string[]): Promise<DataKey[]> {
	const keys = await opened(on, `life ${(lives += 1)}`);
	const all = await made(keys, subjects);
	await keys.close();
	return all;
}
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `person:${from + n}`);
const sealedBy = (key: DataKey) => JSON.stringify({ sealed: `${key.id}.text` });

/** Everything that the folder holds, as text. */
async function textIn(on: SimulatedDisk): Promise<string> {
	const texts = await Promise.all(
		[FOLDER, `${FOLDER}/past`].map(async (folder) => {
			const names = await on.list(folder);
			return Promise.all(names.map(async (name) => (await on.read(`${folder}/${name}`)).toString()));
		})
	);
	return texts.flat().join('\n');
}
async function allIn(on: SimulatedDisk): Promise<DataKey[]> {
	const found: DataKey[] = [];
	for await (const some of (await readKeyFolder(on, FOLDER)).keys) found.push(...some);
	return found;
}
const linesIn = async (on: SimulatedDisk) => (await on.read(FILE)).toString().split('\n').slice(0, -1);
/** A shard with a key in it, and that key. */
async function shardIn(on: SimulatedDisk): Promise<{ path: string; text: string; id: string }> {
	for (const name of await on.list(`${FOLDER}/past`)) {
		const path = `${FOLDER}/past/${name}`;
		const text = (await on.read(path)).toString();
		const id = /^{"id":"([\w-]+)"/m.exec(text)?.[1];
		if (id !== undefined) return { path, text, id };
	}
	throw new Error('nothing has left');
}

describe('keys that are not the newest', () => {
	it('leave memory and the file that a start reads, and are learnt when something of theirs is opened', async () => {
		const on = disk();
		const keys = await opened(on);
		const vault = createVault(keys, seededEntropy('vault'));
		const name = vault.seal('person:old', 'name', '王小明');
		await made(keys, people(0, 100));
		await keys.close();
		const again = createVault(await opened(on, 'again'), seededEntropy('vault'));
		expect((await linesIn(on)).length).toBeLessThanOrEqual(2 * AT_HAND + 1);
		expect(again.open(name)).toBeUndefined();
		await again.learn([JSON.stringify({ name })]);
		expect(again.open(name)).toBe('王小明');
		expect(await allIn(on)).toHaveLength(101);
	});

	it('are all there still when a folder of an older release is opened, which knew but one file', async () => {
		const on = disk();
		const entropy = seededEntropy('old');
		const old = people(0, 300).map((subject) => ({
			id: entropy(12).toString('base64url'),
			subject,
			bytes: entropy(32)
		}));
		await on.makeFolder(FOLDER);
		await replaceFile(on, `${FOLDER}/hall.key`, Buffer.from(entropy(32).toString('base64')));
		await replaceFile(on, FILE, Buffer.from(old.map(formatKey).join('')));
		const keys = await opened(on);
		await keys.learn(old.map(sealedBy));
		for (const key of old) expect(keys.byId(key.id)).toEqual(key);
		expect(await linesIn(on)).toHaveLength(AT_HAND + 1);
		await keys.close();
		const sorted = (some: readonly DataKey[]) => some.map(formatKey).sort();
		expect(sorted(await allIn(on))).toEqual(sorted(old));
	});

	it('cannot be taken for all there are: the file says that there were others', async () => {
		const on = disk();
		await made(await opened(on), people(0, 50));
		expect((await linesIn(on))[0]).toBe('{"format":2}');
		for (const name of await on.list(`${FOLDER}/past`)) await on.remove(`${FOLDER}/past/${name}`);
		await expect(opened(on)).rejects.toThrow('past is missing');
	});

	it('stay in the file as long as the disk does not take them elsewhere', async () => {
		const on = disk();
		const told: string[] = [];
		const report = (what: string) => void told.push(what);
		const keys = await openKeys(on, FOLDER, seededEntropy('keys'), { atHand: AT_HAND, report });
		const first = await made(keys, people(0, 19));
		on.failNext('makeFolder');
		await made(keys, people(19, 20));
		await keys.close();
		expect(told).toHaveLength(1);
		expect(first.map(({ id }) => keys.byId(id))).toEqual(first);
		const again = await opened(on);
		await again.learn(first.map(sealedBy));
		expect(first.map(({ id }) => again.byId(id))).toEqual(first);
	});
});

describe('a subject that is forgotten', () => {
	it('leaves no key anywhere, however often it came, and nobody else loses theirs', async () => {
		const on = disk();
		const first = await lived(on, ['person:x', ...people(0, 30)]);
		const second = await lived(on, ['person:x', ...people(30, 60)]);
		const keys = await opened(on, 'third');
		const third = await made(keys, ['person:x']);
		const own = [first, second, third].flatMap(([key]) => key ?? []);
		expect(new Set(own.map(({ id }) => id)).size).toBe(3);
		await keys.learn(own.map(sealedBy));
		expect(await keys.destroy(['person:x', 'case:nothing'])).toBe(3);
		for (const { id } of own) expect(keys.byId(id)).toBeUndefined();
		await keys.learn(own.map(sealedBy));
		for (const { id } of own) expect(keys.byId(id)).toBeUndefined();
		const text = await textIn(on);
		for (const { id, bytes } of own) expect(text.includes(id) || text.includes(bytes.toString('base64'))).toBe(false);
		expect(text).not.toContain('person:x"');
		expect(await allIn(on)).toHaveLength(60);
	});

	it('is forgotten again when an old backup of the keys is put back', async () => {
		const on = disk();
		const keys = await opened(on);
		const [key] = await made(keys, ['person:x', ...people(0, 30)]);
		const before = await on.read(FILE);
		const shards = await Promise.all(
			(await on.list(`${FOLDER}/past`)).map(async (name) => {
				const path = `${FOLDER}/past/${name}`;
				return { path, content: Buffer.from(await on.read(path)) };
			})
		);
		await keys.destroy(['person:x']);
		expect(await textIn(on)).not.toContain(key?.id);
		await keys.close();
		on.poke(FILE, before);
		for (const { path, content } of shards) on.poke(path, content);
		expect(await textIn(on)).toContain(key?.id);
		const again = await opened(on);
		await again.destroy(['person:x']);
		expect(await textIn(on)).not.toContain(key?.id);
	});

	it('is forgotten again, too, when only the file of the newest is put back and its keys leave at once', async () => {
		const on = disk();
		const keys = await opened(on);
		const [key] = await made(keys, ['person:x']);
		const before = (await on.read(FILE)).toString();
		await made(keys, people(0, 30));
		await keys.destroy(['person:x']);
		await keys.close();
		const others = people(100, 130).map((subject, n) =>
			formatKey({ id: `other-${n}`, subject, bytes: Buffer.alloc(32) })
		);
		on.poke(FILE, Buffer.from(before + others.join('')));
		const again = await opened(on, 'again');
		await again.destroy(['person:x']);
		expect(await textIn(on)).not.toContain(key?.id);
	});

	it('does not come back by whoever was just reading its key', async () => {
		const on = disk();
		const [key] = await lived(on, ['person:x', ...people(0, 60)]);
		if (!key) throw new Error('no key');
		let goOn: () => void = () => undefined;
		const slow = new Proxy(on, {
			get: (target, name) =>
				name !== 'read'
					? (Reflect.get(target, name, target) as Disk[keyof Disk]).bind(target)
					: async (path: string) => {
							const bytes = await target.read(path);
							if (waits) await new Promise<void>((resolve) => (goOn = resolve));
							return bytes;
						}
		});
		let waits = false;
		const keys = await openKeys(slow, FOLDER, seededEntropy('slow'), { atHand: AT_HAND });
		waits = true;
		const learning = keys.learn([sealedBy(key)]);
		for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
		const read = goOn;
		waits = false;
		await keys.destroy(['person:x']);
		read();
		await learning;
		expect(keys.byId(key.id)).toBeUndefined();
	});

	it('costs a start nothing once it is forgotten: its shards are not read again', async () => {
		const on = disk();
		await lived(on, ['person:x', ...people(0, 60)]);
		const keys = await opened(on, 'more');
		await keys.destroy(['person:x']);
		await keys.close();
		const again = await opened(on);
		on.trouble();
		await again.destroy(['person:x']);
		expect(on.calls).toBe(0);
	});
});

describe('damage', () => {
	it('of what was being appended when the power failed is passed over; of what had been synced before it is told', async () => {
		const on = disk();
		await lived(on, people(0, 3));
		const keys = await opened(on, 'last');
		for (const subject of people(3, 6)) keys.make(subject);
		await keys.flush();
		const text = (await on.read(FILE)).toString();
		const hole = (subject: string) =>
			text.replace(new RegExp(`^.*"${subject}".*$`, 'm'), (line) => '\0'.repeat(line.length));
		on.poke(FILE, Buffer.from(hole('person:4')));
		expect((await allIn(on)).map(({ subject }) => subject)).toEqual(people(0, 4));
		on.poke(FILE, Buffer.from(hole('person:1')));
		await expect(opened(on)).rejects.toThrow('line 2: damaged; restore it');
	});

	it('of a shard that lost its end stops the start', async () => {
		const on = disk();
		await made(await opened(on), people(0, 50));
		const { path, text } = await shardIn(on);
		on.poke(path, Buffer.from(text.slice(0, -1)));
		await expect(opened(on)).rejects.toThrow(`${path}, its end: damaged`);
	});

	it('of a key is told by whoever needs it, and by whoever reads all', async () => {
		const on = disk();
		await made(await opened(on), people(0, 50));
		const { path, text, id } = await shardIn(on);
		on.poke(path, Buffer.from(text.replace(/"key":"/, '"kex":"')));
		const keys = await opened(on);
		await expect(keys.learn([JSON.stringify({ sealed: `${id}.text` })])).rejects.toThrow('damaged; restore it');
		await expect(allIn(on)).rejects.toThrow('damaged; restore it');
	});

	it('is told of the note, and a newer release’s is not taken for one', async () => {
		const on = disk();
		await made(await opened(on), people(0, 50));
		on.poke(`${FOLDER}/past/note.json`, Buffer.from('{"format":2}'));
		await expect(opened(on)).rejects.toThrow('newer release');
		on.poke(`${FOLDER}/past/note.json`, Buffer.from('{'));
		await expect(opened(on)).rejects.toThrow('damaged; restore it');
	});
});
