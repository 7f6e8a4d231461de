import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../log/random.ts';
import { SimulatedDisk } from '../log/simulated-disk.ts';
import type { Filter } from './archive.ts';
import { openJournalArchive } from './journal-archive.ts';
import { madeUp } from './made-up.ts';
import { facetsOf, keysOf, pack } from './packed.ts';
import * as tables from './postgres-archive.ts';
import { BLOCK, fits, mayHold, readBlock, readRow, writeBlock, type Row } from './rows.ts';
import { addKey, hashOf, mergeSegments, rowsOf, writeSegment, type Keys, type Segment } from './segments.ts';
import type { Shards } from './shards.ts';

/** Shards in memory. What is saved and loaded is JSON here, too. */
function inMemory(): Shards {
	const files = new Map<string, string>();
	const save = async (name: string, data: unknown) => void files.set(name, JSON.stringify(data));
	return {
		async load<T>(name: string) {
			const text = files.get(name);
			return text === undefined ? undefined : (JSON.parse(text) as T);
		},
		save,
		saveFresh: save,
		sync: async () => undefined,
		remove: async (name) => void files.delete(name),
		names: async () => [...files.keys()],
		figures: () => ({ read: 0, held: files.size })
	};
}

/** All numbers below `n`, in any order. */
const ordered = (n: number) =>
	fc.uniqueArray(fc.nat(n - 1), { minLength: n, maxLength: n }).filter((list) => list.length === n);

/** A list, cut wherever one likes. */
const cut = <T>(list: readonly T[], at: readonly number[]): T[][] => {
	const ends = [...new Set([0, ...at.map((n) => n % (list.length + 1)), list.length])].sort((a, b) => a - b);
	return ends.slice(1).map((end, n) => list.slice(ends[n], end));
};

const cuts = fc.array(fc.nat(100), { maxLength: 9 });
const filters: fc.Arbitrary<Filter> = fc.record(
	{
		item: fc.constantFrom('small-catering', 'food-licence', 'nothing'),
		department: fc.constantFrom('scjg', 'zrzy'),
		status: fc.constantFrom('delivered', 'refused'),
		from: fc.constantFrom('2026-01-01', '2026-01-02'),
		to: fc.constantFrom('2026-01-01', '2026-01-02')
	},
	{ requiredKeys: [] }
);

const CASES = 40;
const idsOf = (bundles: readonly { case: { id: string } }[]) => bundles.map((bundle) => bundle.case.id).sort();

describe('what the archive answers', () => {
	it('does not depend on the order in which cases were archived, nor on how many at a time', async () => {
		const every = Array.from({ length: CASES }, (_, n) => madeUp(n));
		const number = fc.nat(CASES - 1);
		await fc.assert(
			fc.asyncProperty(ordered(CASES), cuts, number, filters, async (order, pieces, wanted, filter) => {
				const disk = new SimulatedDisk(seeded(1));
				const report = (what: string, error: unknown) => expect.fail(`${what}: ${String(error)}`);
				const archive = await openJournalArchive({ disk, folder: '/archive', report });
				for (const piece of cut(order, pieces)) await archive.add(piece.map((n) => pack(madeUp(n))));
				for (const key of keysOf(madeUp(wanted)))
					expect(idsOf(await archive.find(key, CASES)), key).toEqual(
						idsOf(every.filter((bundle) => keysOf(bundle).includes(key)))
					);
				const fitting = every.filter((bundle) => fits({ ...facetsOf(bundle), place: NOWHERE }, filter));
				expect(idsOf((await archive.page(filter, null, CASES)).found)).toEqual(idsOf(fitting));
				await archive.close();
			}),
			{ numRuns: 60 }
		);
	});

	it('does not depend on how many segments its keys came to, nor on how many shards each of them has', async () => {
		const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map((name) => hashOf(name));
		const row = fc.uniqueArray(key, { maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), cuts, cuts, async (rows, at, together) => {
				const shards = inMemory();
				let id = 0;
				const segments: Segment[] = [];
				for (const piece of cut([...rows.entries()], at)) {
					const keys: Keys = {};
					for (const [n, hashes] of piece) for (const hash of hashes) addKey(keys, hash, n);
					const [from, to] = [piece[0]?.[0] ?? 0, (piece.at(-1)?.[0] ?? 0) + 1];
					segments.push(await writeSegment(shards, { id: id++, level: 0, from, to }, keys));
				}
				const merged: Segment[] = [];
				for (const some of cut(segments, together)) {
					const one = some.length > 1 ? await mergeSegments(shards, id++, some, () => false) : some[0];
					if (one) merged.push(one);
				}
				for (const hash of new Set(rows.flat())) {
					const found = (await Promise.all(merged.map((segment) => rowsOf(shards, segment, hash)))).flat();
					expect(found).toEqual([...rows.keys()].filter((n) => rows[n]?.includes(hash)));
				}
			})
		);
	});

	it('passes over no block that holds what is asked for, and reads back each row', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.nat(60), { maxLength: 30 }), filters, fc.nat(3), async (numbers, filter, block) => {
				const shards = inMemory();
				const rows = numbers.map((n): Row => ({ ...facetsOf(madeUp(n)), place: { ...NOWHERE, offset: n } }));
				await writeBlock(shards, block, rows);
				expect(await readBlock(shards, block)).toEqual(rows);
				for (const [n, row] of rows.entries()) expect(await readRow(shards, block * BLOCK + n)).toEqual(row);
				if (rows.some((row) => fits(row, filter))) expect(await mayHold(shards, block, filter)).toBe(true);
			})
		);
	});

	it('comes in a database from the same rows and keys, in whatever order and pieces', () => {
		const lines = (text: string) => (JSON.parse(text) as unknown[]).map((one) => JSON.stringify(one));
		const all = (pieces: readonly number[][], of: typeof tables.rowsOf) =>
			pieces.flatMap((piece) => lines(of(piece.map((n) => pack(madeUp(n)))))).sort();
		const whole = [Array.from({ length: CASES }, (_, n) => n)];
		fc.assert(
			fc.property(ordered(CASES), cuts, (order, at) => {
				expect(all(cut(order, at), tables.rowsOf)).toEqual(all(whole, tables.rowsOf));
				expect(all(cut(order, at), tables.keysOf)).toEqual(all(whole, tables.keysOf));
			}),
			{ numRuns: 20 }
		);
	});
});

const NOWHERE = { file: 1, offset: 0, length: 1 };
