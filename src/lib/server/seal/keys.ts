import { replaceFile, replaceWith, type Disk, type DiskFile } from '../log/disk.ts';
import type { Entropy } from '../entropy.ts';

/** A data key, 32 bytes, by its id. The subject (a person's keyed hash, a case) finds it again for the next visit. */
export interface DataKey {
	readonly id: string;
	readonly subject: string;
	readonly bytes: Buffer;
}

/** The keys of personal data: outside the log, in files of their own that can forget, with a backup of its own. */
export interface KeyStore {
	/** The hall's own secret, from which hashes and tokens are made. */
	readonly secret: Buffer;
	bySubject(subject: string): DataKey | undefined;
	byId(id: string): DataKey | undefined;
	/** A new key, usable at once; it is kept only after the next `flush`. */
	make(subject: string): DataKey;
	/**
	 * Forgets the keys of these subjects, at once and for ever; returns how many there were. Resolves when the disk has
	 * forgotten them too; when it rejects, they are gone from memory, and the next start has to ask again.
	 */
	destroy(subjects: readonly string[]): Promise<number>;
	/** Resolves when every key made so far is on disk. Must come before the commit that relies on it. */
	flush(): Promise<void>;
	/** Fetches the keys that sealed texts need and that are not here, where they are kept elsewhere. */
	learn?(texts: readonly string[]): Promise<void>;
	close(): Promise<void>;
}

const SECRET_FILE = 'hall.key';
const KEYS_FILE = 'persons.jsonl';

async function readSecret(disk: Disk, folder: string, entropy: Entropy): Promise<Buffer> {
	const path = `${folder}/${SECRET_FILE}`;
	if ((await disk.size(path)) === undefined) await replaceFile(disk, path, Buffer.from(entropy(32).toString('base64')));
	return parseSecret(disk, path);
}

async function parseSecret(disk: Disk, path: string): Promise<Buffer> {
	const secret = Buffer.from((await disk.read(path)).toString('utf8'), 'base64');
	if (secret.length !== 32) throw new Error(`${path} is not a key of 32 bytes; restore it from the backup of the keys`);
	return secret;
}

const formatKey = ({ id, subject, bytes }: DataKey): string =>
	`${JSON.stringify({ id, subject, key: bytes.toString('base64') })}\n`;

function parseKey(line: string): DataKey | undefined {
	try {
		const { id, subject, key } = JSON.parse(line) as Record<string, unknown>;
		if (typeof id !== 'string' || typeof subject !== 'string' || typeof key !== 'string') return undefined;
		return { id, subject, bytes: Buffer.from(key, 'base64') };
	} catch {
		return undefined;
	}
}

/** The keys in the file's lines. @throws when a line that is not the last is damaged */
function readKeys(path: string, text: string): DataKey[] {
	const lines = text.split('\n');
	const found: DataKey[] = [];
	for (const [index, line] of lines.slice(0, -1).entries()) {
		const key = parseKey(line);
		if (key) found.push(key);
		else if (lines.slice(index + 1).some((later) => parseKey(later)))
			throw new Error(`${path}, line ${index + 1}: damaged; restore it from the backup of the keys`);
		else break;
	}
	return found;
}

/** What a folder of keys holds, changing nothing. @throws as `openKeys` */
export async function readKeyFolder(disk: Disk, folder: string): Promise<{ secret: Buffer; keys: DataKey[] }> {
	const path = `${folder}/${KEYS_FILE}`;
	const secret = await parseSecret(disk, `${folder}/${SECRET_FILE}`);
	const text = (await disk.size(path)) === undefined ? '' : (await disk.read(path)).toString('utf8');
	return { secret, keys: readKeys(path, text) };
}

/** Keys that are written at once: a hall may have a million of them. */
const PIECE = 5_000;

function* inPieces(keys: readonly DataKey[]): Generator<Buffer> {
	for (let from = 0; from < keys.length; from += PIECE)
		yield Buffer.from(
			keys
				.slice(from, from + PIECE)
				.map(formatKey)
				.join('')
		);
}

/**
 * Opens the keys in a folder, making it and the hall's secret at the first start. Lines are appended and synced before
 * the commits that need them; a torn last line belongs to a commit that was never made, and is dropped.
 *
 * A start, and the first flush after one that failed, write the whole file anew: after a failed sync the system may show
 * bytes that the disk never got, and no later sync of the same file would write them.
 * @throws when the secret or a key that is not the last is damaged: without them personal data cannot be read
 */
export async function openKeys(disk: Disk, folder: string, entropy: Entropy): Promise<KeyStore> {
	await disk.makeFolder(folder);
	const secret = await readSecret(disk, folder, entropy);
	const path = `${folder}/${KEYS_FILE}`;
	const bySubject = new Map<string, DataKey>();
	const byId = new Map<string, DataKey>();
	const keep = (key: DataKey) => {
		bySubject.set(key.subject, key);
		byId.set(key.id, key);
		return key;
	};
	const text = (await disk.size(path)) === undefined ? '' : (await disk.read(path)).toString('utf8');
	readKeys(path, text).forEach(keep);

	let file: DiskFile | undefined;
	let pending: DataKey[] = [];
	const writeAnew = async () => {
		await file?.close().catch(() => undefined);
		file = undefined;
		await replaceWith(disk, path, inPieces([...byId.values()]));
		file = await disk.open(path);
	};
	await writeAnew();
	let line: Promise<unknown> = Promise.resolve();
	/** One writer of the file at a time; whoever comes next does not mind what became of those before. */
	const inLine = <T>(work: () => Promise<T>): Promise<T> => {
		const done = line.then(work);
		line = done.catch(() => undefined);
		return done;
	};

	return {
		secret,
		bySubject: (subject) => bySubject.get(subject),
		byId: (id) => byId.get(id),
		make(subject) {
			const key = keep({ id: entropy(12).toString('base64url'), subject, bytes: entropy(32) });
			pending.push(key);
			return key;
		},
		flush: () => inLine(flush),
		destroy: (subjects) =>
			inLine(async () => {
				const gone = subjects.flatMap((subject) => bySubject.get(subject) ?? []);
				// After a write that failed the disk may still hold what memory has forgotten.
				if (gone.length === 0 && file) return 0;
				for (const { id, subject } of gone) {
					byId.delete(id);
					bySubject.delete(subject);
				}
				pending = pending.filter(({ id }) => byId.has(id));
				await writeAnew();
				return gone.length;
			}),
		close: async () => {
			await line;
			await file?.close();
		}
	};

	async function flush(): Promise<void> {
		if (pending.length === 0) return;
		const writing = pending;
		const sound = file;
		if (!sound) await writeAnew();
		else {
			// Until it is synced, nothing is known of it.
			file = undefined;
			try {
				await sound.append(Buffer.from(writing.map(formatKey).join('')));
				await sound.sync();
			} catch (error) {
				await sound.close().catch(() => undefined);
				throw error;
			}
			file = sound;
		}
		pending = pending.slice(writing.length);
	}
}
