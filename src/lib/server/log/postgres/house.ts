import { randomUUID } from 'node:crypto';
import { BadConfig } from '../../config.ts';
import { openDatabase, type Database } from './database.ts';
import { createListener, type Listener } from './listen.ts';
import { checkSchema, migrate } from './migrate.ts';
import { explained } from './trouble.ts';

/** A house that several nodes run: its database, and what that says of it. */
export interface SharedHouse {
	/** names this house among all others, for as long as its database lives */
	readonly id: string;
	/** host name -> hall */
	readonly hosts: Readonly<Record<string, string>>;
	readonly url: string;
	readonly database: Database;
	readonly listener: Listener;
	close(): Promise<void>;
}

type Kind = 'demo' | 'hall';
interface Row {
	readonly id: string;
	readonly kind: Kind;
}

const MIXED: Readonly<Record<Kind, string>> = {
	demo: 'holds a demo hall. Leave DEMO=0 away, or name another database in DATABASE_URL.',
	hall: 'holds a real hall. Start with DEMO=0, or name another database in DATABASE_URL.'
};

/** What the database says of itself, so that a demo and a real hall never meet in one. Of nodes that start at once, one says it. */
async function markOf({ query, place }: Database, kind: Kind): Promise<Row> {
	await query('insert into hall.house (id, kind) values ($1, $2) on conflict do nothing', [randomUUID(), kind]);
	const { rows } = await query<Row>('select id, kind from hall.house');
	const [row] = rows;
	if (!row) throw new BadConfig(`The database ${place} does not say whose it is. Restore it from a backup.`);
	if (row.kind !== kind) throw new BadConfig(`The database ${place} ${MIXED[row.kind]}`);
	return row;
}

async function hostsOf({ query }: Database): Promise<Record<string, string>> {
	const { rows } = await query<{ host: string; hall: string }>('select host, hall from hall.hosts order by host');
	return Object.fromEntries(rows.map(({ host, hall }) => [host, hall]));
}

/**
 * Opens a house's database; its tables are made or brought up to this release only where `adminUrl` is given.
 * @throws BadConfig with what is wrong and what to do
 */
export async function openSharedHouse(url: string, adminUrl: string | null, kind: Kind): Promise<SharedHouse> {
	if (adminUrl !== null) await migrate(adminUrl, url);
	const database = openDatabase(url);
	try {
		await checkSchema(database);
		const { id } = await markOf(database, kind);
		const hosts = await hostsOf(database);
		const listener = createListener(database);
		return {
			id,
			hosts,
			url,
			database,
			listener,
			async close() {
				await listener.close();
				await database.close();
			}
		};
	} catch (error) {
		await database.close();
		throw explained(error, database.place);
	}
}
