import type { Filter } from './archive.ts';
import type { BodyPlace } from './bodies.ts';
import type { Facets } from './packed.ts';
import type { Shards } from './shards.ts';

/** One archived case in the index: where it stands, and by what it is listed. */
export interface Row extends Facets {
	readonly place: BodyPlace;
}

/** Rows of one shard. So many are held in memory before they are written. */
export const BLOCK = 1000;
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

const blockName = (block: number): string => `rows-${block}`;
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
	await shards.saveFresh(blockName(block), rows);
	const summaries = { ...(await shards.load<Record<string, Summary>>(summaryName(block))) };
	summaries[block] = summaryOf(rows);
	await shards.save(summaryName(block), summaries);
}

export const blockOf = (row: number): number => Math.floor(row / BLOCK);

export async function readBlock(shards: Shards, block: number): Promise<readonly Row[]> {
	const rows = await shards.load<readonly Row[]>(blockName(block));
	if (!rows) throw new Error(`the archive’s index lacks block ${block}`);
	return rows;
}

export const readRow = async (shards: Shards, row: number): Promise<Row | undefined> =>
	(await readBlock(shards, blockOf(row)))[row % BLOCK];

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
