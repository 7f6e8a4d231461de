import type { HallHead } from '../head.ts';
import { GENESIS } from '../chain.ts';
import type { Database } from './database.ts';

const ENDS = `
	select hash, convert_from(body, 'utf8')::json ->> 'at' as at, position from hall.commits
	where hall = $1 and position in (1, (select max(position) from hall.commits where hall = $1)) order by position`;

interface Row {
	readonly hash: Buffer;
	readonly at: string;
	readonly position: string;
}

/** How far a hall's log has come, to be noted elsewhere; `dayOf`: the day of a moment. */
export async function headIn(database: Database, hall: string, dayOf: (at: number) => string): Promise<HallHead> {
	const { rows } = await database.query<Row>(ENDS, [hall]);
	const [first] = rows;
	const last = rows.at(-1);
	if (!first || !last) return { first: null, position: 0, hash: GENESIS, day: '' };
	return {
		first: first.hash.toString('hex'),
		position: Number(last.position),
		hash: last.hash.toString('hex'),
		day: dayOf(Number(last.at))
	};
}
