import { dayOf } from '$lib/hall/calendar/day.ts';
import { allLines } from '../log/postgres/commits.ts';
import type { Database } from '../log/postgres/database.ts';
import { GENESIS } from '../log/chain.ts';
import type { Packed } from './packed.ts';
import { keysOf, rowsOf } from './postgres-archive.ts';
import { collecting, type Rebuilt } from './rebuild.ts';

interface RebuildParts {
	/** as the role that owns the tables: whoever runs the halls may only add to them */
	readonly database: Database;
	readonly hall: string;
	readonly told: (sofar: Rebuilt) => void;
}

type Session = Awaited<ReturnType<Database['connect']>>;

/** Cases that are written at once. */
const PIECE = 200;

/** Seen by this session alone, and gone with it. */
const FRESH = `
	create temporary table fresh (n bigint generated always as identity, case_id text, item text, departments text[],
		status text, day text, body text);
	create temporary table fresh_keys (key text, case_id text)`;

const KEEP = `
	with kept as (
		insert into fresh (case_id, item, departments, status, day, body)
		select * from jsonb_to_recordset($1::jsonb)
			as one (case_id text, item text, departments text[], status text, day text, body text)
	)
	insert into fresh_keys select * from jsonb_to_recordset($2::jsonb) as one (key text, case_id text)`;

const NEWEST = 'select coalesce(max(row), 0) as newest from hall.archive where hall = $1';

/** What came while the log was read, and is not in what was read of it. */
const YOUNGER = `
	select case_id from hall.archive
	where hall = $1 and row > $2 and not exists (select from fresh where fresh.case_id = archive.case_id)`;

/** The old rows go and the new ones come in one step: nobody finds less in between. */
const REPLACE: readonly string[] = [
	'delete from hall.archive_keys where hall = $1 and case_id <> all ($2)',
	'delete from hall.archive where hall = $1 and case_id <> all ($2)',
	`insert into hall.archive (hall, case_id, item, departments, status, day, body)
		select $1, case_id, item, departments, status, day, body from fresh where case_id <> all ($2) order by n
		on conflict do nothing`,
	`insert into hall.archive_keys (hall, key, case_id)
		select $1, key, case_id from fresh_keys where case_id <> all ($2) on conflict do nothing`
];

/** Writes what the log says beside the archive; returns how far that went, and the cases that are at hand at its end. */
async function replay({ database, hall, told }: RebuildParts, session: Session) {
	const collected: Packed[] = [];
	const keeper = collecting(collected);
	const state = keeper.initial();
	let sofar: Rebuilt = { day: '', commits: 0, archived: 0 };
	for await (const lines of allLines(database, hall, { position: 0, hash: GENESIS })) {
		for (const line of lines) keeper.apply(state, line);
		const archived = sofar.archived + collected.length;
		while (collected.length > 0) {
			const piece = collected.splice(0, PIECE);
			await session.query(KEEP, [rowsOf(piece), keysOf(piece)]);
		}
		const day = dayOf(state.at);
		if (sofar.day !== '' && day !== sofar.day) told(sofar);
		sofar = { day, commits: sofar.commits + lines.length, archived };
	}
	return { sofar, atHand: Object.keys(state.hall.intake.cases) };
}

async function replace(session: Session, hall: string, spared: readonly string[], newest: string): Promise<void> {
	// Of one moment: what nodes add from here on is neither seen nor touched.
	await session.query('begin isolation level repeatable read');
	const { rows } = await session.query<{ case_id: string }>(YOUNGER, [hall, newest]);
	const stay = [...spared, ...rows.map((row) => row.case_id)];
	for (const text of REPLACE) await session.query(text, [hall, stay]);
	await session.query('commit');
}

/**
 * Makes a hall's archive in the database again from its log, beside the one that is there, and puts it in its place in
 * one step. The nodes may go on meanwhile: of a case that is at hand there may be a row already, whose event is still to
 * come, and that stays. @throws Damaged when the log is not what was written: then nothing was changed
 */
export async function rebuildTables(parts: RebuildParts): Promise<Rebuilt> {
	const { database, hall } = parts;
	const session = await database.connect();
	try {
		await session.query(FRESH);
		const { rows } = await session.query<{ newest: string }>(NEWEST, [hall]);
		const { sofar, atHand } = await replay(parts, session);
		await replace(session, hall, atHand, rows[0]?.newest ?? '0');
		return sofar;
	} finally {
		// What was begun and not committed is undone by this.
		await session.end().catch(() => undefined);
	}
}
