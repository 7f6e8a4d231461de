import type { Filter } from './archive.ts';
import type { BodyPlace } from './bodies.ts';
import type { Facets } from './packed.ts';
import type { Shards } from './shards.ts';

/** One archived case in the index: where it stands, and by what it is listed. */
export interface Row extends Facets {
	readonly place: BodyPlace;
}

/** Rows that are written at once: so many are held in memory before. */
export const BLOCK = 1000;
/** Rows of one shard: who looks for one row reads few others. */
const SHARD_ROWS = 200;
const SHARDS_PER_BLOCK = BLOCK / SHARD_ROWS;
/** Blocks whose summaries share one shard. */
const BLOCKS_PER_SUMMARY = 32;

/** What the rows of a block have in them: whole blocks that cannot fit a filter are passed over unread. */
interface Summary {
	readonly from: string;
	readonly to: string;
	readonly items: readonly string[];
	readonly departments: readonly string[];
	readonly statuses: readonly string[];
}

const shardName = (shard: number): string => `rows-${shard}`;
const summaryName = (block: number): string => `summary-${Math.floor(block / BLOCKS_PER_SUMMARY)}`;

function summaryOf(rows: readonly Row[]): Summary {
	const days = rows.map(({ day }) => day).sort();
	return {
		from: days[0] ?? '',
		to: days.at(-1) ?? '',
		items: [...new Set(rows.map(({ item }) => item))],
		departments: [...new Set(rows.flatMap(({ departments }) => departments))],
		statuses: [...new Set(rows.map(({ status }) => status))]
	};
}

/** Writes a full block; the same again changes nothing. */
export async function writeBlock(shards: Shards, block: number, rows: readonly Row[]): Promise<void> {
	for (let n = 0; n < SHARDS_PER_BLOCK; n += 1)
		await shards.saveFresh(shardName(block * SHARDS_PER_BLOCK + n), rows.slice(n * SHARD_ROWS, (n + 1) * SHARD_ROWS));
	const summaries = { ...(await shards.load<Record<string, Summary>>(summaryName(block))) };
	summaries[block] = summaryOf(rows);
	await shards.save(summaryName(block), summaries);
}

async function readShard(shards: Shards, shard: number): Promise<readonly Row[]> {
	const rows = await shards.load<readonly Row[]>(shardName(shard));
	if (!rows) throw new Error(`the archive’s index lacks ${shardName(shard)}`);
	return rows;
}

export async function readBlock(shards: Shards, block: number): Promise<readonly Row[]> {
	const rows: Row[] = [];
	for (let n = 0; n < SHARDS_PER_BLOCK; n += 1) rows.push(...(await readShard(shards, block * SHARDS_PER_BLOCK + n)));
	return rows;
}

export const readRow = async (shards: Shards, row: number): Promise<Row | undefined> =>
	(await readShard(shards, Math.floor(row / SHARD_ROWS)))[row % SHARD_ROWS];

/** Whether a block may hold anything that fits. */
export async function mayHold(shards: Shards, block: number, filter: Filter): Promise<boolean> {
	const summary = (await shards.load<Record<string, Summary>>(summaryName(block)))?.[block];
	if (!summary) return true;
	const has = (list: readonly string[], wanted: string | undefined) => wanted === undefined || list.includes(wanted);
	return (
		has(summary.items, filter.item) &&
		has(summary.departments, filter.department) &&
		has(summary.statuses, filter.status) &&
		(filter.from === undefined || summary.to >= filter.from) &&
		(filter.to === undefined || summary.from <= filter.to)
	);
}

export const fits = (row: Row, { item, department, status, from, to }: Filter): boolean =>
	(item === undefined || row.item === item) &&
	(department === undefined || row.departments.includes(department)) &&
	(status === undefined || row.status === status) &&
	(from === undefined || row.day >= from) &&
	(to === undefined || row.day <= to);
