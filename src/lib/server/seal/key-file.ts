import { replaceWith, type Disk, type DiskFile } from '../log/disk.ts';
import { damagedKeys, formatAppended, formatKey, parseKey, syncedBefore } from './key-lines.ts';
import type { DataKey } from './keys.ts';

const KEYS_FILE = 'persons.jsonl';
/** First line of a file that does not hold all keys: an older release, which would not look elsewhere, does not open it. */
const HEAD = '{"format":2}';
const NEWLINE = 0x0a;

/** What the file of the newest keys holds. */
export interface FoundKeys {
	readonly keys: readonly DataKey[];
	/** whether there were others before them, which are kept elsewhere */
	readonly others: boolean;
}

interface Line {
	readonly text: string;
	/** the byte that it begins with */
	readonly at: number;
}

/** The lines that have ended. */
function linesIn(bytes: Buffer): Line[] {
	const lines: Line[] = [];
	let at = 0;
	for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, at)) {
		lines.push({ text: bytes.toString('utf8', at, end), at });
		at = end + 1;
	}
	return lines;
}

/**
 * The keys in a file's lines. A loss of power may leave holes in what was being appended: a line that is no key, and all
 * behind it, is dropped if nothing there was written after that line had been synced.
 * @throws when it had been
 */
function readKeys(path: string, lines: readonly Line[]): DataKey[] {
	const found: DataKey[] = [];
	for (const [index, { text, at }] of lines.entries()) {
		const key = parseKey(text);
		if (key) found.push(key);
		else if (lines.slice(index + 1).some((later) => parseKey(later.text) && syncedBefore(later.text) > at))
			throw damagedKeys(path, `line ${index + 1}`);
		else break;
	}
	return found;
}

/** What the file in a folder of keys holds, changing nothing. @throws as `openKeys` */
export async function readKeyFile(disk: Disk, folder: string): Promise<FoundKeys> {
	const path = `${folder}/${KEYS_FILE}`;
	const lines = linesIn((await disk.size(path)) === undefined ? Buffer.alloc(0) : await disk.read(path));
	const [first] = lines;
	if (!first || !/^{"format":\d+}$/.test(first.text)) return { keys: readKeys(path, lines), others: false };
	if (first.text !== HEAD) throw new Error(`${path} was written by a newer release. Start that release.`);
	return { keys: readKeys(path, lines.slice(1)), others: true };
}

/** Keys that are written at once. */
const PIECE = 5_000;

function* inPieces({ keys, others }: FoundKeys): Generator<Buffer> {
	if (others) yield Buffer.from(`${HEAD}\n`);
	for (let from = 0; from < keys.length; from += PIECE)
		yield Buffer.from(
			keys
				.slice(from, from + PIECE)
				.map(formatKey)
				.join('')
		);
}

/**
 * The file to which keys are appended before the commits that need them. After an append that failed nothing is known of
 * its end, and the system may show bytes that the disk never got, which no later sync would write: it is written anew.
 */
export interface KeyFile {
	/** Whether it holds what was written, as far as is known. */
	isSound(): boolean;
	/** Durable when it resolves. Only while it is sound. */
	append(keys: readonly DataKey[]): Promise<void>;
	rewrite(all: FoundKeys): Promise<void>;
	close(): Promise<void>;
}

export function createKeyFile(disk: Disk, folder: string): KeyFile {
	const path = `${folder}/${KEYS_FILE}`;
	let file: DiskFile | undefined;
	let length = 0;
	return {
		isSound: () => file !== undefined,
		async append(keys) {
			const sound = file;
			if (!sound) throw new Error('the file of keys is to be written anew first');
			// Until it is synced, nothing is known of it.
			file = undefined;
			const bytes = Buffer.from(keys.map((key) => formatAppended(key, length)).join(''));
			try {
				await sound.append(bytes);
				await sound.sync();
			} catch (error) {
				await sound.close().catch(() => undefined);
				throw error;
			}
			length += bytes.length;
			file = sound;
		},
		async rewrite(all) {
			await file?.close().catch(() => undefined);
			file = undefined;
			await replaceWith(disk, path, inPieces(all));
			const fresh = await disk.open(path);
			length = await fresh.size();
			file = fresh;
		},
		close: async () => file?.close()
	};
}
