import type { BodyEnd, BodyPlace } from './bodies.ts';
import type { Packed } from './packed.ts';
import { BLOCK, readRow, writeBlock, type Row } from './rows.ts';
import {
	addKey,
	hashOf,
	mergeable,
	mergeSegments,
	removeSegment,
	rowsOf,
	segmentOf,
	writeSegment,
	type Keys,
	type Segment
} from './segments.ts';
import { isGone, type Shards } from './shards.ts';

/** What of the index is on disk. Whatever it does not name is left of an attempt, and is swept away. */
interface Manifest {
	readonly format: 1;
	/** so many rows are in blocks and segments */
	readonly rows: number;
	/** the bodies of those rows end here */
	readonly end: BodyEnd;
	readonly segments: readonly Segment[];
	readonly nextSegment: number;
}

const MANIFEST = 'manifest';
const EMPTY: Manifest = { format: 1, rows: 0, end: { file: 1, offset: 0 }, segments: [], nextSegment: 1 };

/**
 * The index of the bodies. All of it follows from them: the newest rows are held in memory and read again at a start,
 * a thousand at a time they become a block and a segment on disk.
 */
export interface Index {
	/** behind the bodies that need not be read again at a start */
	readonly end: BodyEnd;
	/** how many rows there are */
	size(): number;
	/** Takes a body in that is on disk. */
	add(packed: Packed, place: BodyPlace): void;
	/** Writes full blocks and brings segments together. Ends early, with nothing lost, once `stopped` says so. */
	settle(stopped: () => boolean): Promise<void>;
	/** The rows that may have a key, the newest first, as far as somebody asks. */
	lookUp(key: string): AsyncGenerator<Row>;
	/** The rows in memory, and how many are on disk before them. */
	young(): { readonly rows: readonly Row[]; readonly before: number };
}

async function sweep(shards: Shards, { segments }: Manifest): Promise<void> {
	const known = new Set(segments.map(({ id }) => id));
	for (const name of await shards.names()) {
		const id = segmentOf(name);
		if (id !== undefined && !known.has(id)) await shards.remove(name);
	}
}

/** @throws Error when the manifest is not readable: the index is then to be made anew */
export async function openIndex(shards: Shards): Promise<Index> {
	let manifest = (await shards.load<Manifest>(MANIFEST)) ?? EMPTY;
	if (manifest.format !== 1) throw new Error('the archive’s index was written by a newer release');
	await sweep(shards, manifest);
	// Counted on beside the manifest: one that was tried and may have been kept is never written over.
	let segmentId = manifest.nextSegment;
	let rows: Row[] = [];
	let keys: Keys = {};
	/** the keys of each young row */
	let hashes: string[][] = [];

	const commit = async (next: Manifest) => {
		await shards.save(MANIFEST, next);
		manifest = next;
	};

	/** The oldest thousand of the young rows go to the disk. */
	async function writeOldest(): Promise<void> {
		const block = rows.slice(0, BLOCK);
		const last = block.at(-1);
		if (!last) return;
		const { rows: from, segments } = manifest;
		const id = segmentId++;
		const oldest: Keys = {};
		for (const [index, row] of hashes.slice(0, BLOCK).entries())
			for (const hash of row) addKey(oldest, hash, from + index);
		await writeBlock(shards, from / BLOCK, block);
		const segment = await writeSegment(shards, { id, level: 0, from, to: from + BLOCK }, oldest);
		const { file, offset, length } = last.place;
		await commit({
			...manifest,
			rows: from + BLOCK,
			end: { file, offset: offset + length + 1 },
			segments: [...segments, segment],
			nextSegment: segmentId
		});
		rows = rows.slice(BLOCK);
		hashes = hashes.slice(BLOCK);
		keys = {};
		for (const [index, row] of hashes.entries()) for (const hash of row) addKey(keys, hash, index);
	}

	async function merge(stopped: () => boolean): Promise<void> {
		for (let some = mergeable(manifest.segments); some; some = mergeable(manifest.segments)) {
			const old = some;
			const merged = await mergeSegments(shards, segmentId++, old, stopped);
			if (!merged) return;
			const others = manifest.segments.filter((segment) => !old.includes(segment));
			await commit({ ...manifest, segments: [...others, merged], nextSegment: segmentId });
			// What stays is swept away at the next start.
			for (const segment of old) await removeSegment(shards, segment).catch(() => undefined);
		}
	}

	/** The rows of a hash on disk; again, where segments became another meanwhile. */
	async function onDisk(segment: Segment, hash: string): Promise<readonly number[]> {
		try {
			return await rowsOf(shards, segment, hash);
		} catch (error) {
			const into = manifest.segments.find(({ from, to }) => from <= segment.from && segment.to <= to);
			if (!isGone(error) || !into || into === segment) throw error;
			return (await rowsOf(shards, into, hash)).filter((row) => row >= segment.from && row < segment.to);
		}
	}

	return {
		get end() {
			return manifest.end;
		},
		size: () => manifest.rows + rows.length,
		add({ keys: names, facets }, place) {
			const row = rows.length;
			const own = names.map(hashOf);
			rows.push({ ...facets, place });
			hashes.push(own);
			for (const hash of own) addKey(keys, hash, row);
		},
		async settle(stopped) {
			while (rows.length >= BLOCK && !stopped()) {
				await writeOldest();
				await merge(stopped);
			}
		},
		async *lookUp(key) {
			const hash = hashOf(key);
			const { segments } = manifest;
			const young = (Object.hasOwn(keys, hash) ? (keys[hash] ?? []) : []).flatMap((row) => rows[row] ?? []);
			for (const row of young.reverse()) yield row;
			// All at once: they wait for the disk, not for each other.
			const newest = segments.toReversed().map((segment) => onDisk(segment, hash));
			for (const row of (await Promise.all(newest)).flatMap((found) => found.toReversed())) {
				const known = await readRow(shards, row);
				if (known) yield known;
			}
		},
		young: () => ({ rows, before: manifest.rows })
	};
}
