import type { DataKey } from './keys.ts';

/** A key as it stands on a line, wherever it is kept. */
export const formatKey = ({ id, subject, bytes }: DataKey): string =>
	`${JSON.stringify({ id, subject, key: bytes.toString('base64') })}\n`;

function parse(line: string): Record<string, unknown> {
	try {
		return { ...(JSON.parse(line) as object) };
	} catch {
		return {};
	}
}

export function parseKey(line: string): DataKey | undefined {
	const { id, subject, key } = parse(line);
	if (typeof id !== 'string' || typeof subject !== 'string' || typeof key !== 'string') return undefined;
	return { id, subject, bytes: Buffer.from(key, 'base64') };
}

/** A key appended with others in one write: all that stood before byte `after` was synced already. */
export const formatAppended = ({ id, subject, bytes }: DataKey, after: number): string =>
	`${JSON.stringify({ id, subject, key: bytes.toString('base64'), after })}\n`;

/** What was synced before a key's line was written: all before that line, where it does not say. */
export function syncedBefore(line: string): number {
	const { after } = parse(line);
	return typeof after === 'number' ? after : Infinity;
}

/** The id of its key stands before every sealed text. */
const KEY_IDS = /"sealed":"([\w-]+)\./g;

/** The ids of the keys that sealed texts need, each once. */
export const keyIdsIn = (texts: readonly string[]): string[] => [
	...new Set(texts.flatMap((text) => [...text.matchAll(KEY_IDS)].map((match) => match[1] ?? '')))
];

export const damagedKeys = (path: string, where: string): Error =>
	new Error(`${path}, ${where}: damaged; restore it from the backup of the keys`);
