import { join } from 'node:path';
import type { ReadBundle } from '$lib/hall/archive/bundle.ts';
import type { Disk } from '../log/disk.ts';
import type { Archive, ArchivePage, Filter } from './archive.ts';
import { openBodies } from './bodies.ts';
import { openIndex } from './index-file.ts';
import { facetsOf, keysOf, unpack, type Packed } from './packed.ts';
import { BLOCK, fits, mayHold, readBlock, type Row } from './rows.ts';
import { createShards } from './shards.ts';

/** The archive beside the journal. Says how much of its index it has read, for the tests of what a search costs. */
export interface JournalArchive extends Archive {
	figures(): { readonly read: number; readonly held: number };
	/** Resolves when nothing is being written. */
	idle(): Promise<void>;
}

interface ArchiveParts {
	readonly disk: Disk;
	readonly folder: string;
	/** Told of what should not happen; never holds personal data. */
	readonly report: (what: string, error: unknown) => void;
}

/** Bodies that are written in one synced piece. */
const PIECE = 500;
/** Bodies that are read at once: of somebody with thousands of cases they are neither all begun nor all held together. */
const READ_AT_ONCE = 50;

/** The next few of what comes one after another. */
async function next(rows: AsyncGenerator<Row>, most: number): Promise<Row[]> {
	const some: Row[] = [];
	while (some.length < most) {
		const { value, done } = await rows.next();
		if (done) break;
		some.push(value);
	}
	return some;
}

function packedOf(body: string): Packed {
	const bundle = unpack(body);
	return { id: bundle.case.id, body, keys: keysOf(bundle), facets: facetsOf(bundle) };
}

/**
 * Opens the archive of a folder, which is made. A start reads the index's manifest and the newest bodies, a thousand at
 * most, whatever has been archived.
 * @throws Error when its index cannot be read: `npm run archive:rebuild` makes it again from the log
 */
export async function openJournalArchive({ disk, folder, report }: ArchiveParts): Promise<JournalArchive> {
	const bodies = await openBodies(disk, join(folder, 'bodies'));
	const shards = createShards(disk, join(folder, 'index'));
	await disk.makeFolder(join(folder, 'index'));
	const index = await openIndex(shards);
	for await (const { body, place } of bodies.after(index.end)) index.add(packedOf(body), place);

	let closing = false;
	let line: Promise<void> = Promise.resolve();
	const stopped = () => closing;
	/** One writer at a time; whoever comes next does not mind what became of those before. */
	const inLine = (work: () => Promise<void>): Promise<void> => {
		const done = line.then(work);
		line = done.catch(() => undefined);
		return done;
	};

	async function append(packed: readonly Packed[]): Promise<void> {
		for (let from = 0; from < packed.length; from += PIECE) {
			const piece = packed.slice(from, from + PIECE);
			const places = await bodies.append(piece.map(({ body }) => body));
			for (const [n, one] of piece.entries()) {
				const place = places[n];
				if (place) index.add(one, place);
			}
		}
	}

	/** Undefined when it cannot be read: what was never confirmed may be gone, and stands a second time where it was. */
	const read = (row: Row): Promise<ReadBundle | undefined> =>
		bodies.read(row.place).then(unpack, (error: unknown) => {
			report('an archived case could not be read', error);
			return undefined;
		});

	return {
		add(packed) {
			return inLine(async () => {
				await append(packed);
				// The bodies are safe, and the index follows from them: it is brought up to date another time.
				await index
					.settle(stopped)
					.catch((error: unknown) => report('the archive’s index could not be written', error));
			});
		},
		async find(key, most) {
			const found = new Map<string, ReadBundle>();
			const rows = index.lookUp(key);
			while (found.size < most) {
				const some = await next(rows, Math.min(most - found.size, READ_AT_ONCE));
				if (some.length === 0) break;
				for (const bundle of await Promise.all(some.map(read)))
					// Another key may have the same hash; and what was written twice is found once.
					if (bundle && !found.has(bundle.case.id) && keysOf(bundle).includes(key)) found.set(bundle.case.id, bundle);
			}
			return [...found.values()];
		},
		async page(filter, after, most) {
			const found = new Map<string, ReadBundle>();
			for await (const { row, at } of fitting(filter, after)) {
				if (found.size === most) return { found: [...found.values()], next: String(at + 1) } satisfies ArchivePage;
				const bundle = await read(row);
				if (bundle && !found.has(bundle.case.id)) found.set(bundle.case.id, bundle);
			}
			return { found: [...found.values()], next: null };
		},
		size: () => index.size(),
		figures: () => shards.figures(),
		idle: () => line,
		async close() {
			closing = true;
			await line;
			await bodies.close();
		}
	};

	/** The rows that fit, newest first, before row `after`. */
	async function* fitting(filter: Filter, after: string | null): AsyncGenerator<{ row: Row; at: number }> {
		const { rows, before } = index.young();
		const end = Math.min(after === null ? Infinity : Number(after), before + rows.length);
		const from = (list: readonly Row[], first: number) =>
			list
				.map((row, n) => ({ row, at: first + n }))
				.filter(({ row, at }) => at < end && fits(row, filter))
				.reverse();
		if (end > before) yield* from(rows, before);
		for (let block = Math.ceil(Math.min(end, before) / BLOCK) - 1; block >= 0; block -= 1)
			if (await mayHold(shards, block, filter)) yield* from(await readBlock(shards, block), block * BLOCK);
	}
}
