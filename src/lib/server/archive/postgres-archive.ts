import type { Database } from '../log/postgres/database.ts';
import type { Archive } from './archive.ts';
import { unpack, type Packed } from './packed.ts';

/** Cases that are added in one statement. */
const PIECE = 200;

/** One statement, so that a case and its keys are there together or not at all; what is there already stays. */
const ADD = `
	with fresh as (
		insert into hall.archive (hall, case_id, item, departments, status, day, body)
		select $1, one.* from jsonb_to_recordset($2::jsonb)
			as one (case_id text, item text, departments text[], status text, day text, body text)
		on conflict do nothing returning case_id
	), keyed as (
		insert into hall.archive_keys (hall, key, case_id)
		select $1, one.* from jsonb_to_recordset($3::jsonb) as one (key text, case_id text)
		on conflict do nothing
	)
	select count(*)::int as added from fresh`;

const FIND = `
	select body from hall.archive_keys join hall.archive using (hall, case_id)
	where hall = $1 and key = $2 order by row desc limit $3`;

const PAGE = `
	select row::text as at, body from hall.archive
	where hall = $1 and ($2::text is null or item = $2) and ($3::text is null or $3 = any (departments))
		and ($4::text is null or status = $4) and ($5::text is null or day >= $5) and ($6::text is null or day <= $6)
		and ($7::bigint is null or row < $7)
	order by row desc limit $8`;

/** For `jsonb_to_recordset`. */
export const rowsOf = (packed: readonly Packed[]): string =>
	JSON.stringify(packed.map(({ id, body, facets }) => ({ case_id: id, body, ...facets })));
export const keysOf = (packed: readonly Packed[]): string =>
	JSON.stringify(packed.flatMap(({ id, keys }) => [...new Set(keys)].map((key) => ({ key, case_id: id }))));

/** The archive in tables beside the log, shared by all nodes. */
export async function openPostgresArchive({ query }: Database, hall: string): Promise<Archive> {
	const { rows } = await query<{ n: number }>('select count(*)::int as n from hall.archive where hall = $1', [hall]);
	let size = rows[0]?.n ?? 0;
	return {
		async add(packed) {
			for (let from = 0; from < packed.length; from += PIECE) {
				const piece = packed.slice(from, from + PIECE);
				const { rows: told } = await query<{ added: number }>(ADD, [hall, rowsOf(piece), keysOf(piece)]);
				size += told[0]?.added ?? 0;
			}
		},
		async find(key, most) {
			const { rows: found } = await query<{ body: string }>(FIND, [hall, key, most]);
			return found.map(({ body }) => unpack(body));
		},
		async page({ item, department, status, from, to }, after, most) {
			const wanted = [item, department, status, from, to].map((value) => value ?? null);
			const { rows: found } = await query<{ at: string; body: string }>(PAGE, [hall, ...wanted, after, most + 1]);
			const page = found.slice(0, most);
			const next = found.length > most ? (page.at(-1)?.at ?? null) : null;
			return { found: page.map(({ body }) => unpack(body)), next };
		},
		size: () => size,
		close: async () => undefined
	};
}
