import { readConfig } from '../lib/server/config.ts';
import { migrate } from '../lib/server/log/postgres/migrate.ts';

/** `npm run migrate`: brings the tables of a database to this release. Safe to run twice, and from several machines. */
async function main(): Promise<void> {
	const { databaseUrl, databaseAdminUrl } = readConfig(process.env);
	if (databaseUrl === null || databaseAdminUrl === null)
		throw new Error(
			'Set DATABASE_ADMIN_URL to the role that owns the database, and DATABASE_URL to the role that the program runs as.'
		);
	const { steps } = await migrate(databaseAdminUrl, databaseUrl);
	console.log(
		steps === 0 ? 'The tables are those of this release already.' : `The tables are ready; steps taken: ${steps}.`
	);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
