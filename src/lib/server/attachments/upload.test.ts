import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededEntropy } from '../entropy.ts';
import { realDisk } from '../log/disk.ts';
import { openKeys, type KeyStore } from '../seal/keys.ts';
import { createVault } from '../seal/vault.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import { folderShelf, type Named } from './shelf.ts';
import { jpeg, pdf, png, webp } from './testing.ts';

const CASE = 'c_0000000000000001';
let folder: string;
let keys: KeyStore;
let attachments: Attachments;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'attachments-'));
	const entropy = seededEntropy('attachments');
	keys = await openKeys(realDisk, join(folder, 'keys'), entropy);
	const shelf = folderShelf(join(folder, 'shelf'));
	attachments = createAttachments({ shelf, vault: createVault(keys, entropy), entropy, megabytes: 1 });
});
afterEach(async () => {
	await keys.close();
	await rm(folder, { recursive: true, force: true });
});

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
	for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
const take = (bytes: Buffer, claim: string | null = null, of = CASE, size = 5000) =>
	attachments.takeIn(of, claim, inPieces(bytes, size));
async function shown(named: Named): Promise<Buffer | undefined> {
	const chunks = await attachments.open(named);
	if (!chunks) return undefined;
	const all: Buffer[] = [];
	for await (const chunk of chunks) all.push(chunk);
	return Buffer.concat(all);
}
const files = async (part = 'shelf') =>
	(await readdir(join(folder, part), { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));

describe('a scan that is taken in', () => {
	it.each([
		['a PDF', pdf(), 'pdf'],
		['a photo', jpeg(), 'jpeg'],
		['a photo of a phone that writes on behind it', Buffer.concat([jpeg(), Buffer.alloc(300)]), 'jpeg'],
		['a PNG', png(), 'png'],
		['a WebP', webp(), 'webp']
	])('is known by its content: %s', async (_, bytes, media) => {
		expect(await take(bytes)).toMatchObject({ case: CASE, media, bytes: bytes.length });
	});

	it.each([7, 999, 65_536, 65_537, 1_000_000])(
		'is the same when it is opened again, in pieces of %i bytes',
		async (size) => {
			const bytes = pdf(300_000);
			const named = await take(bytes, 'application/pdf', CASE, size);
			await attachments.keep(named);
			expect((await shown(named))?.equals(bytes)).toBe(true);
		}
	);

	it.each([65_536, 131_072, 131_071])('is whole, too, where it fills its frames: %i bytes', async (length) => {
		const bytes = pdf(length);
		const named = await take(bytes);
		await attachments.keep(named);
		expect((await shown(named))?.equals(bytes)).toBe(true);
	});

	it('lies sealed: nothing of it can be read in the file, and its name tells nothing', async () => {
		const named = await take(pdf(1000, 'SECRET-CANARY'));
		await attachments.keep(named);
		const [file = ''] = await files();
		expect((await readFile(file)).includes('SECRET-CANARY')).toBe(false);
		expect((await readFile(file)).includes('%PDF')).toBe(false);
		expect((await take(pdf(1000, 'SECRET-CANARY'), null, 'c_0000000000000002')).attachment).not.toBe(named.attachment);
	});

	it('is one, however often it is sent', async () => {
		const named = await take(jpeg());
		expect(await take(jpeg())).toEqual(named);
		await attachments.keep(named);
		expect(await take(jpeg())).toEqual(named);
		expect(await files()).toHaveLength(1);
	});

	it('does not open when one byte of it is another, or when a frame is missing', async () => {
		const named = await take(pdf(200_000));
		await attachments.keep(named);
		const [file = ''] = await files();
		const sound = await readFile(file);
		for (const at of [60, 70_000, sound.length - 1]) {
			const bytes = Buffer.from(sound);
			bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
			await writeFile(file, bytes);
			await expect(shown(named)).rejects.toThrow();
		}
		await writeFile(file, sound.subarray(0, 33 + 65_552));
		await expect(shown(named)).rejects.toThrow();
	});

	it('is forgotten with the key of its case', async () => {
		const named = await take(jpeg());
		await attachments.keep(named);
		const gone = createAttachments({
			shelf: folderShelf(join(folder, 'shelf')),
			vault: createVault({ ...keys, byId: () => undefined }, seededEntropy('x')),
			entropy: seededEntropy('x'),
			megabytes: 1
		});
		expect(await gone.open(named)).toBeUndefined();
	});
});

describe('what is refused leaves nothing behind', () => {
	afterEach(async () => {
		expect(await files()).toEqual([]);
	});

	it.each([
		['a page of a browser', Buffer.from('<html><script>alert(1)</script></html>')],
		['a drawing that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
		['a program', Buffer.from('MZ\u0090\u0000')],
		['nothing', Buffer.alloc(0)],
		['a PDF that breaks off', pdf().subarray(0, -10)],
		['a photo that breaks off', jpeg().subarray(0, -2)],
		['a PNG that breaks off', png().subarray(0, -1)],
		['a WebP that breaks off', webp().subarray(0, -1)]
	])('as attachment-type: %s', async (_, bytes) => {
		await expect(take(bytes)).rejects.toThrow('attachment-type');
	});

	it('as attachment-mismatch: what says that it is none of ours', async () => {
		await expect(take(jpeg(), 'text/plain')).rejects.toThrow('attachment-mismatch');
	});

	it('as attachment-mismatch: what is not what it says', async () => {
		await expect(take(jpeg(), 'application/pdf')).rejects.toThrow('attachment-mismatch');
	});

	it('as attachment-too-large, with the limit', async () => {
		await expect(take(pdf(1024 * 1024 + 1))).rejects.toMatchObject({
			code: 'attachment-too-large',
			details: { limit: 1 }
		});
	});

	it('as not-saved, when there is no room', async () => {
		const full = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
		const shelf = folderShelf(join(folder, 'shelf'));
		const begin = async () => ({ ...(await shelf.begin()), name: full });
		const vault = createVault(keys, seededEntropy('y'));
		const narrow = createAttachments({ shelf: { ...shelf, begin }, vault, entropy: seededEntropy('y'), megabytes: 1 });
		await expect(narrow.takeIn(CASE, null, inPieces(jpeg(), 10))).rejects.toThrow('not-saved');
	});

	it('when the sender breaks off', async () => {
		async function* broken(): AsyncGenerator<Uint8Array> {
			yield pdf().subarray(0, 100);
			throw new Error('the line is gone');
		}
		await expect(attachments.takeIn(CASE, null, broken())).rejects.toThrow('the line is gone');
	});
});

describe('a scan that waits', () => {
	const DAY = 24 * 60 * 60_000;
	const age = async (hours: number) => {
		for (const file of await files()) await utimes(file, new Date(0), new Date(hours * 60 * 60_000));
	};

	it('is thrown away when its time is over, and then no command can name it', async () => {
		const named = await take(jpeg());
		await age(1);
		expect(await attachments.sweep(DAY)).toBe(1);
		await expect(attachments.keep(named)).rejects.toThrow('attachment-missing');
	});

	it('is not thrown away before', async () => {
		const named = await take(jpeg());
		await age(25);
		expect(await attachments.sweep(DAY)).toBe(0);
		await attachments.keep(named);
	});

	it('stays for ever once a command names it, whatever becomes of that', async () => {
		const named = await take(jpeg());
		await attachments.keep(named);
		await attachments.keep(named);
		await age(1);
		expect(await attachments.sweep(DAY)).toBe(0);
		expect((await shown(named))?.equals(jpeg())).toBe(true);
	});

	it('is attachment-missing where anything else is said of it than what it is', async () => {
		const named = await take(jpeg());
		const other = { case: 'c_0000000000000002', bytes: 1, media: 'pdf', attachment: '0'.repeat(32) } as const;
		for (const [key, value] of Object.entries(other))
			await expect(attachments.keep({ ...named, [key]: value })).rejects.toThrow('attachment-missing');
	});
});
