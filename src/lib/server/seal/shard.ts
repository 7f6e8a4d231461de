import { createHash } from 'node:crypto';
import { damagedKeys, formatKey, parseKey } from './key-lines.ts';
import type { DataKey } from './keys.ts';

/**
 * A shard of past keys: lines that are only ever added, or blanked. A key stands in the shard of its id, so that what it
 * sealed is opened by one read; in the shard of its subject stands which id it is, so that forgetting a subject finds
 * all keys it ever had. What is forgotten becomes spaces of the same length: no other line ever moves.
 */
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** One of 256, as two hexadecimal digits. */
export const shardOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 2);

const keyBegins = (id: string): string => `{"id":${JSON.stringify(id)},`;
const nameBegins = (subject: string): string => `{"subject":${JSON.stringify(subject)},`;
const formatName = ({ id, subject }: DataKey): string => `${JSON.stringify({ subject, id })}\n`;

/** What is added to each shard, so that these keys are found. */
export function linesByShard(keys: readonly DataKey[]): Map<string, string[]> {
	const lines = new Map<string, string[]>();
	const put = (shard: string, line: string) => {
		const those = lines.get(shard);
		if (those) those.push(line);
		else lines.set(shard, [line]);
	};
	for (const key of keys) {
		put(shardOf(key.id), formatKey(key));
		put(shardOf(key.subject), formatName(key));
	}
	return lines;
}

/** Groups texts by the shard that each falls to. */
export function byShard(texts: readonly string[]): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const text of texts) groups.set(shardOf(text), [...(groups.get(shardOf(text)) ?? []), text]);
	return groups;
}

/** A line, without its newline, from byte `from` to before byte `to`. */
interface Span {
	readonly from: number;
	readonly to: number;
}

/** The lines that begin so. Quotes inside a text are escaped: only a line's own beginning can look like one. */
function linesWith(bytes: Buffer, beginning: string): Span[] {
	const found: Span[] = [];
	for (let from = bytes.indexOf(beginning); from >= 0; from = bytes.indexOf(beginning, from + 1))
		if (from === 0 || bytes[from - 1] === NEWLINE) found.push({ from, to: bytes.indexOf(NEWLINE, from) });
	return found;
}

const textAt = (bytes: Buffer, { from, to }: Span): string => bytes.toString('utf8', from, to);

/** @throws when its line is no key any more */
export function keyIn(path: string, bytes: Buffer, id: string): DataKey | undefined {
	const [span] = linesWith(bytes, keyBegins(id));
	if (!span) return undefined;
	return (
		parseKey(textAt(bytes, span)) ??
		raise(damagedKeys(path, `line ${bytes.subarray(0, span.from).filter((byte) => byte === NEWLINE).length + 1}`))
	);
}

/** The ids of all keys that a subject ever had. @throws when a line of theirs is damaged */
export function idsIn(path: string, bytes: Buffer, subject: string): string[] {
	return linesWith(bytes, nameBegins(subject)).map((span) => {
		const id = /"id":"([\w-]+)"}$/.exec(textAt(bytes, span))?.[1];
		return id ?? raise(damagedKeys(path, `at byte ${span.from}`));
	});
}

/** The shard without these keys and subjects. */
export function blanked(bytes: Buffer, ids: readonly string[], subjects: readonly string[]): Buffer {
	const copy = Buffer.from(bytes);
	for (const beginning of [...ids.map(keyBegins), ...subjects.map(nameBegins)])
		for (const { from, to } of linesWith(bytes, beginning)) copy.fill(SPACE, from, to);
	return copy;
}

/** Every key of a shard. @throws when a line is neither a key, nor a subject's name, nor blank */
export function keysIn(path: string, bytes: Buffer): DataKey[] {
	const lines = bytes.toString('utf8').split('\n').slice(0, -1);
	return lines.flatMap((line, index) => {
		if (line.trim() === '' || /^{"subject":.*,"id":"[\w-]+"}$/.test(line)) return [];
		return [parseKey(line) ?? raise(damagedKeys(path, `line ${index + 1}`))];
	});
}

function raise(error: Error): never {
	throw error;
}
