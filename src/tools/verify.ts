import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { verifyJournal } from '../lib/server/log/verify.ts';
import { realDisk } from '../lib/server/log/disk.ts';
import { openDatabase } from '../lib/server/log/postgres/database.ts';
import { checkSchema } from '../lib/server/log/postgres/migrate.ts';
import { hallsIn, verifyCommits } from '../lib/server/log/postgres/verify.ts';
import { readConfig } from '../lib/server/config.ts';

async function verifyFolder(dataDir: string): Promise<void> {
	if (!existsSync(dataDir))
		throw new Error(`${dataDir} is not there. Name the data folder: npm run verify -- <folder>`);
	const folders = await readdir(dataDir, { withFileTypes: true });
	const halls = folders.filter((entry) => entry.isDirectory() && existsSync(`${dataDir}/${entry.name}/journal`));
	if (halls.length === 0) throw new Error(`${dataDir} holds no hall’s log.`);
	for (const { name } of halls) {
		const { days, lines, head, bytes } = await verifyJournal({ disk: realDisk, folder: `${dataDir}/${name}` });
		console.log(`${name}: ${lines} commits of ${days} days, ${bytes} bytes, sound; head ${head.position} ${head.hash}`);
	}
}

async function verifyDatabase(url: string): Promise<void> {
	const database = openDatabase(url);
	try {
		await checkSchema(database);
		const halls = await hallsIn(database);
		if (halls.length === 0) throw new Error(`The database ${database.place} holds no hall’s log.`);
		for (const hall of halls) {
			const { lines, bytes, head } = await verifyCommits(database, hall);
			console.log(`${hall}: ${lines} commits, ${bytes} bytes, sound; head ${head.position} ${head.hash}`);
		}
	} finally {
		await database.close();
	}
}

/**
 * `npm run verify [folder]`: reads every line of every hall's log and says whether one byte of it was ever changed. With
 * `DATABASE_URL`, and no folder named, the log is the database's.
 */
async function main(): Promise<void> {
	const [, , folder] = process.argv;
	const { databaseUrl, dataDir } = readConfig(process.env);
	if (folder === undefined && databaseUrl !== null) await verifyDatabase(databaseUrl);
	else await verifyFolder(folder ?? dataDir);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
