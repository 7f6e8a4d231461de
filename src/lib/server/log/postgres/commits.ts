import { isUtf8 } from 'node:buffer';
import { hashOf, type Head, type Line } from '../chain.ts';
import type { Database } from './database.ts';

/** A commit in the database is not what was once committed. Nothing was changed. */
export class DamagedCommit extends Error {
	override readonly name = 'Damaged';

	constructor(hall: string, position: number, reason: string) {
		super(`Hall ${hall}, commit ${position}: ${reason}.`);
	}
}

/** The database no longer holds what it once said was committed: it was restored, or a replica took over too early. */
export class Lost extends Error {
	override readonly name = 'Lost';

	constructor(hall: string, position: number) {
		super(`Commit ${position} of hall ${hall}, which was there, is not in the database any more.`);
	}
}

/** Commits that are read at once: few enough that moving a hall over them holds nobody up. */
export const PAGE = 200;

interface Row {
	readonly position: string;
	readonly hash: Buffer;
	readonly body: Buffer;
}

const APPEND = `
	insert into hall.commits (hall, position, hash, body)
	select $1, line.position, line.hash, line.body
	from unnest($2::bigint[], $3::bytea[], $4::bytea[]) as line (position, hash, body)
	where $5::bigint = 0
		or exists (select from hall.commits where hall = $1 and position = $5::bigint and hash = $6)`;

const READ =
	'select position, hash, body from hall.commits where hall = $1 and position >= $2 order by position limit $3';

/**
 * Inserts the lines in one statement, so that all of them are there or none. The primary key refuses what comes second
 * to a position. @throws Lost when the line `after` is not there; what `Database.query` throws
 */
export async function insertLines(
	database: Database,
	hall: string,
	after: Head,
	lines: readonly Line[]
): Promise<void> {
	const { rowCount } = await database.query(APPEND, [
		hall,
		lines.map(({ position }) => position),
		lines.map(({ hash }) => Buffer.from(hash, 'hex')),
		lines.map(({ body }) => Buffer.from(body)),
		after.position,
		Buffer.from(after.hash, 'hex')
	]);
	if (rowCount !== lines.length) throw new Lost(hall, after.position);
}

/** The hash of one commit; undefined when there is none. */
export async function hashAt(database: Database, hall: string, position: number): Promise<string | undefined> {
	const { rows } = await database.query<Pick<Row, 'hash'>>(
		'select hash from hall.commits where hall = $1 and position = $2',
		[hall, position]
	);
	return rows[0]?.hash.toString('hex');
}

/**
 * The next lines behind `after`, at most a page of them, each checked against the one before it.
 * @throws Lost when the line `after` is not there, DamagedCommit at the first that does not chain
 */
export async function readLines(database: Database, hall: string, after: Head, limit = PAGE): Promise<Line[]> {
	const first = after.position === 0 ? 1 : after.position;
	const { rows } = await database.query<Row>(READ, [hall, first, limit + 1]);
	const [here, ...behind] = rows;
	if (after.position === 0) return checked(hall, after, rows.slice(0, limit));
	if (Number(here?.position) !== after.position || here?.hash.toString('hex') !== after.hash)
		throw new Lost(hall, after.position);
	return checked(hall, after, behind);
}

function checked(hall: string, after: Head, rows: readonly Row[]): Line[] {
	let head = after;
	return rows.map((row) => {
		const position = Number(row.position);
		const expected = head.position + 1;
		if (position !== expected) throw new DamagedCommit(hall, expected, 'it is missing');
		const hash = row.hash.toString('hex');
		const body = row.body.toString();
		if (!isUtf8(row.body) || hash !== hashOf(head.hash, body))
			throw new DamagedCommit(hall, position, 'its hash does not chain');
		head = { position, hash };
		return { position, hash, body };
	});
}

/** All lines behind `after`, a page at a time. */
export async function* allLines(database: Database, hall: string, after: Head): AsyncGenerator<Line[]> {
	for (let head = after; ;) {
		const lines = await readLines(database, hall, head);
		const last = lines.at(-1);
		if (!last) return;
		yield lines;
		head = { position: last.position, hash: last.hash };
	}
}
