import { isUtf8 } from 'node:buffer';
import type { Disk } from './disk.ts';

const NEWLINE = 0x0a;

/** A line as it stands in a file, whatever it may be. */
export interface RawLine {
	/** The text without its newline; `undefined` if the bytes are no UTF-8, for then no text could give them back. */
	text: string | undefined;
	/** Length in bytes, its newline included. */
	length: number;
	/** False for what stands after the last newline. */
	ended: boolean;
}

/**
 * The lines of a file from byte `offset` on, as many at a time as one read of the disk brings: to wait for each by itself
 * would cost more than to hash it. Memory is bounded by a read and by the longest line.
 */
export async function* readLines(disk: Disk, path: string, offset: number): AsyncGenerator<RawLine[]> {
	let begun: Buffer[] = [];
	for await (const chunk of disk.readFrom(path, offset)) {
		const lines: RawLine[] = [];
		let from = 0;
		for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
			lines.push(rawLine([...begun, chunk.subarray(from, end)], true));
			begun = [];
			from = end + 1;
		}
		if (from < chunk.length) begun.push(chunk.subarray(from));
		if (lines.length > 0) yield lines;
	}
	if (begun.length > 0) yield [rawLine(begun, false)];
}

/** The text of the line whose newline is the last byte before `end`, or `undefined` if no line ends there. */
export async function lineEndingAt(disk: Disk, path: string, end: number): Promise<string | undefined> {
	for (let window = 4096; ; window *= 8) {
		const start = Math.max(0, end - window);
		const bytes = await readBetween(disk, path, start, end);
		if (bytes.length < end - start || bytes.at(-1) !== NEWLINE) return undefined;
		const line = bytes.subarray(0, -1);
		const before = line.lastIndexOf(NEWLINE);
		if (before >= 0 || start === 0) return rawLine([line.subarray(before + 1)], true).text;
	}
}

/** The number, from 1, of the line that begins at byte `offset`. */
export async function lineNumberAt(disk: Disk, path: string, offset: number): Promise<number> {
	let line = 1;
	for await (const chunk of firstBytes(disk.readFrom(path, 0), offset)) {
		for (const byte of chunk) if (byte === NEWLINE) line += 1;
	}
	return line;
}

/** The first `length` bytes of what `chunks` give, and not a chunk more is asked for. */
export async function* firstBytes(chunks: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
	let left = length;
	if (left === 0) return;
	for await (const chunk of chunks) {
		yield chunk.subarray(0, left);
		left -= Math.min(left, chunk.length);
		if (left === 0) return;
	}
}

async function readBetween(disk: Disk, path: string, start: number, end: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of firstBytes(disk.readFrom(path, start), end - start)) chunks.push(chunk);
	return Buffer.concat(chunks);
}

function rawLine(parts: Buffer[], ended: boolean): RawLine {
	const [first] = parts;
	const bytes = parts.length === 1 && first ? first : Buffer.concat(parts);
	return { text: isUtf8(bytes) ? bytes.toString() : undefined, length: bytes.length + (ended ? 1 : 0), ended };
}
