import { rebuildArchive, type Rebuilt } from '../lib/server/archive/rebuild.ts';
import { rebuildTables } from '../lib/server/archive/rebuild-tables.ts';
import { BadConfig, readConfig } from '../lib/server/config.ts';
import { realDisk } from '../lib/server/log/disk.ts';
import { lockFolder } from '../lib/server/log/lock.ts';
import { openDatabase } from '../lib/server/log/postgres/database.ts';
import { checkSchema } from '../lib/server/log/postgres/migrate.ts';
import { hallsIn as hallsInDatabase } from '../lib/server/log/postgres/verify.ts';
import { fail } from './fail.ts';
import { hallsIn } from './halls.ts';

const tell = (name: string) => (sofar: Rebuilt) =>
	console.log(`${name}: ${sofar.day}, ${sofar.commits} commits read, ${sofar.archived} archived`);

const end = (name: string, { commits, archived }: Rebuilt) =>
	console.log(`${name}: ${commits} commits read, ${archived} cases in the archive`);

async function rebuildFolder(dataDir: string): Promise<void> {
	const halls = await hallsIn(dataDir, 'archive:rebuild');
	const lock = await lockFolder(dataDir);
	try {
		for (const name of halls) {
			const folder = `${dataDir}/${name}`;
			end(name, await rebuildArchive({ disk: realDisk, folder, told: tell(name), report: console.error }));
		}
	} finally {
		await lock.release();
	}
}

/** Putting a million rows in their place takes its time. */
const PATIENCE = { connecting: 5_000, answering: 3_600_000 };

async function rebuildDatabase(adminUrl: string | null): Promise<void> {
	if (adminUrl === null)
		throw new BadConfig(
			'Set DATABASE_ADMIN_URL to the role that owns the database: the one in DATABASE_URL may only add to the archive.'
		);
	const database = openDatabase(adminUrl, 'DATABASE_ADMIN_URL', PATIENCE);
	try {
		await checkSchema(database);
		const halls = await hallsInDatabase(database);
		if (halls.length === 0) throw new BadConfig(`The database ${database.place} holds no hall’s log.`);
		for (const hall of halls) end(hall, await rebuildTables({ database, hall, told: tell(hall) }));
	} finally {
		await database.close();
	}
}

/**
 * `npm run archive:rebuild [folder]`: makes every hall's archive again from its log, which says everything. With
 * `DATABASE_URL`, and no folder named, the archive is the database's.
 */
async function main(): Promise<void> {
	const [folder] = process.argv.slice(2);
	const { databaseUrl, databaseAdminUrl, dataDir } = readConfig(process.env);
	if (folder === undefined && databaseUrl !== null) await rebuildDatabase(databaseAdminUrl);
	else await rebuildFolder(folder ?? dataDir);
}

main().catch(fail);
