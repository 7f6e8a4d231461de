import type pg from 'pg';
import { BadConfig } from '../../config.ts';
import { openDatabase, parseUrl, type Database } from './database.ts';
import { MIGRATIONS, RIGHTS } from './schema.ts';
import { explained } from './trouble.ts';

/** Any number, the same for all who migrate: only one of them works at a time. */
const LOCK = 5_444_005;

/** How many steps the database has taken; undefined where there are no tables of ours yet. */
async function stepsOf({ query }: Pick<Database, 'query'>): Promise<number | undefined> {
	const there = await query<{ there: string | null }>(`select to_regclass('hall.migrations')::text as there`);
	if (!there.rows[0]?.there) return undefined;
	const { rows } = await query<{ steps: number }>('select coalesce(max(step), 0)::int as steps from hall.migrations');
	return rows[0]?.steps ?? 0;
}

const newer = ({ place }: Database): BadConfig =>
	new BadConfig(
		`The database ${place} was written by a newer release. Start that release, or choose another database.`
	);

/**
 * Checks that the tables are those of this release, and changes nothing.
 * @throws BadConfig with what is wrong and what to do
 */
export async function checkSchema(database: Database): Promise<void> {
	const steps = await stepsOf(database).catch((error: unknown) => {
		throw explained(error, database.place);
	});
	if ((steps ?? 0) > MIGRATIONS.length) throw newer(database);
	if ((steps ?? 0) < MIGRATIONS.length)
		throw new BadConfig(
			`The database ${database.place} ${steps === undefined ? 'has no tables of this program yet' : 'was written by an older release'}. Run npm run migrate with DATABASE_ADMIN_URL, the role that owns it.`
		);
}

/**
 * Brings the tables of a database to this release and gives the role of `url` its rights, making that role when it is
 * not there. Safe when run twice, and by several at once: all in one transaction, under a lock.
 * @throws BadConfig with what is wrong and what to do: then nothing was changed
 */
export async function migrate(adminUrl: string, url: string): Promise<{ steps: number }> {
	const { username, password } = parseUrl(url, 'DATABASE_URL');
	if (username === '')
		throw new BadConfig('DATABASE_URL names no role. Write it like postgres://role:password@host/name');
	// Making an index may take its time.
	const admin = openDatabase(adminUrl, 'DATABASE_ADMIN_URL', { connecting: 5_000, answering: 600_000 });
	const client = await admin.connect().catch((error: unknown) => {
		throw explained(error, admin.place, 'DATABASE_ADMIN_URL');
	});
	try {
		await client.query('begin');
		await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
		const steps = await takeSteps(client, admin);
		await makeRole(client, decodeURIComponent(username), decodeURIComponent(password));
		await client.query('commit');
		return { steps };
	} catch (error) {
		throw explained(error, admin.place, 'DATABASE_ADMIN_URL');
	} finally {
		// What was begun and not committed is undone by this.
		await client.end().catch(() => undefined);
		await admin.close();
	}
}

async function takeSteps(client: pg.Client, admin: Database): Promise<number> {
	const taken = await stepsOf({ query: (text) => client.query(text) });
	if (taken !== undefined && taken > MIGRATIONS.length) throw newer(admin);
	if (taken === undefined) {
		await client.query('create schema if not exists hall');
		await client.query('create table hall.migrations (step int primary key, at timestamptz not null default now())');
	}
	for (const [index, text] of MIGRATIONS.entries()) {
		if (index < (taken ?? 0)) continue;
		await client.query(text);
		await client.query('insert into hall.migrations (step) values ($1)', [index + 1]);
	}
	return MIGRATIONS.length - (taken ?? 0);
}

async function makeRole(client: pg.Client, name: string, password: string): Promise<void> {
	const role = client.escapeIdentifier(name);
	const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
	if (rowCount === 0) await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
	await client.query(`grant usage on schema hall to ${role}`);
	for (const right of RIGHTS) await client.query(`grant ${right} to ${role}`);
}
