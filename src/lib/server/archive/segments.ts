import { createHash } from 'node:crypto';
import type { Shards } from './shards.ts';

/**
 * The rows of each key, by the key's hash, in segments: each covers the rows `from` to `to` (not included) and is never
 * changed. Eight of a size become one of the next, so that a row is written again only as often as there are sizes, and
 * a key is looked for in one shard of each of a few segments, however many rows there are.
 */
export interface Segment {
	readonly id: number;
	readonly level: number;
	readonly from: number;
	readonly to: number;
	/** so many leading bits of a hash tell its shard */
	readonly bits: number;
}

/** by hash, the rows in which its key is, ascending */
export type Keys = Record<string, number[]>;

/** Segments of one level that become one of the next. */
const FAN = 8;
/** Hashes in one shard, about: some twelve kilobytes. A search reads one of each segment and parses all of it. */
const SHARD_HASHES = 512;
const HASH_LENGTH = 12;
const MOST_BITS = 16;
/** Of a key that is in more rows than anybody looks through, the newest of each segment. */
const ROWS_PER_KEY = 10_000;

/** Two keys may have one hash: who finds a row compares the key with what is in it. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, HASH_LENGTH);

const shardOf = (hash: string, bits: number): number => parseInt(hash.slice(0, 4), 16) >> (MOST_BITS - bits);
const nameOf = (id: number, shard: number): string => `keys-${id}-${shard}`;
const shardCount = (bits: number): number => 2 ** bits;
const bitsFor = (hashes: number): number =>
	Math.min(MOST_BITS, Math.max(0, Math.ceil(Math.log2(hashes / SHARD_HASHES))));

/** The id of the segment that a shard belongs to; undefined where it is none of ours. */
export const segmentOf = (name: string): number | undefined => {
	const id = /^keys-(\d+)-\d+$/.exec(name)?.[1];
	return id === undefined ? undefined : Number(id);
};

export const addKey = (keys: Keys, hash: string, row: number): void => void (keys[hash] ??= []).push(row);

/** Writes what is held in memory as a segment of its own. */
export async function writeSegment(shards: Shards, range: Omit<Segment, 'bits'>, keys: Keys): Promise<Segment> {
	const hashes = Object.keys(keys);
	const bits = bitsFor(hashes.length);
	const parts = Array.from({ length: shardCount(bits) }, (): Keys => ({}));
	for (const hash of hashes) {
		const part = parts[shardOf(hash, bits)];
		if (part) part[hash] = keys[hash] ?? [];
	}
	for (const [shard, part] of parts.entries()) await shards.saveFresh(nameOf(range.id, shard), part);
	await shards.sync();
	return { ...range, bits };
}

/** @throws with code `ENOENT` when it is gone: it was written, be it empty, with its segment */
async function load(shards: Shards, { id, bits }: Segment, prefix: number, ofBits: number): Promise<Keys> {
	const name = nameOf(id, prefix >> (ofBits - bits));
	const keys = await shards.load<Keys>(name);
	if (!keys)
		throw Object.assign(new Error(`the archive’s index lacks ${name}; make it again with npm run archive:rebuild`), {
			code: 'ENOENT'
		});
	return keys;
}

/** The rows of a hash in one segment, ascending. */
export async function rowsOf(shards: Shards, segment: Segment, hash: string): Promise<readonly number[]> {
	const keys = await load(shards, segment, shardOf(hash, segment.bits), segment.bits);
	return Object.hasOwn(keys, hash) ? (keys[hash] ?? []) : [];
}

export async function removeSegment(shards: Shards, { id, bits }: Segment): Promise<void> {
	for (let shard = 0; shard < shardCount(bits); shard += 1) await shards.remove(nameOf(id, shard));
}

/** The newest segments that are to become one; undefined while there are too few of a level. */
export function mergeable(segments: readonly Segment[]): readonly Segment[] | undefined {
	const newest = segments.slice(-FAN);
	const [first] = newest;
	return newest.length === FAN && newest.every(({ level }) => level === first?.level) ? newest : undefined;
}

/** How many shards hold about as many hashes as all of these together. */
const bitsOf = (segments: readonly Segment[]): number =>
	Math.min(MOST_BITS, Math.ceil(Math.log2(segments.reduce((sum, { bits }) => sum + shardCount(bits), 0))));

/** One segment from several, shard by shard: memory and the event loop never hold more than one of each. */
export async function mergeSegments(
	shards: Shards,
	id: number,
	segments: readonly Segment[],
	stopped: () => boolean
): Promise<Segment | undefined> {
	const [first, last] = [segments[0], segments.at(-1)];
	if (!first || !last) return undefined;
	const bits = Math.max(bitsOf(segments), ...segments.map((segment) => segment.bits));
	for (let shard = 0; shard < shardCount(bits); shard += 1) {
		if (stopped()) return undefined;
		const merged: Keys = {};
		for (const segment of segments) {
			const keys = await load(shards, segment, shard, bits);
			for (const [hash, rows] of Object.entries(keys))
				if (shardOf(hash, bits) === shard) merged[hash] = [...(merged[hash] ?? []), ...rows].slice(-ROWS_PER_KEY);
		}
		await shards.saveFresh(nameOf(id, shard), merged);
	}
	await shards.sync();
	return { id, level: first.level + 1, from: first.from, to: last.to, bits };
}
