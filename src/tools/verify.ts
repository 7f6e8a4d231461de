import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../lib/server/config.ts';
import { realDisk } from '../lib/server/log/disk.ts';
import { parseHeads, type NotedHeads } from '../lib/server/log/noted.ts';
import { openDatabase } from '../lib/server/log/postgres/database.ts';
import { checkSchema } from '../lib/server/log/postgres/migrate.ts';
import { hallsIn as hallsInDatabase, verifyCommits } from '../lib/server/log/postgres/verify.ts';
import { verifyJournal } from '../lib/server/log/verify.ts';
import { fail } from './fail.ts';
import { hallsIn } from './halls.ts';

async function verifyFolder(dataDir: string, noted: NotedHeads): Promise<void> {
	const halls = await hallsIn(dataDir, 'verify');
	mustHold(dataDir, halls, noted);
	for (const name of halls) {
		const store = { disk: realDisk, folder: `${dataDir}/${name}` };
		const { days, lines, head, bytes } = await verifyJournal({ ...store, noted: noted[name] });
		console.log(`${name}: ${lines} commits of ${days} days, ${bytes} bytes, sound; head ${head.position} ${head.hash}`);
		if (noted[name]) console.log(`${name}: up to ${noted[name].position} as it was noted on ${noted[name].day}.`);
	}
}

function mustHold(place: string, halls: readonly string[], noted: NotedHeads): void {
	const missing = Object.keys(noted).find((name) => !halls.includes(name));
	if (missing !== undefined) throw new Error(`${place} holds no log of ${missing}, whose head was noted.`);
}

async function verifyDatabase(url: string): Promise<void> {
	const database = openDatabase(url);
	try {
		await checkSchema(database);
		const halls = await hallsInDatabase(database);
		if (halls.length === 0) throw new Error(`The database ${database.place} holds no hall’s log.`);
		for (const hall of halls) {
			const { lines, bytes, head } = await verifyCommits(database, hall);
			console.log(`${hall}: ${lines} commits, ${bytes} bytes, sound; head ${head.position} ${head.hash}`);
		}
	} finally {
		await database.close();
	}
}

async function readHeads(file: string): Promise<NotedHeads> {
	const heads = parseHeads(await readFile(file, 'utf8'));
	if (!heads) throw new Error(`${file} is no noted head. Make one with npm run head, and keep it elsewhere.`);
	return heads;
}

/**
 * `npm run verify [folder] [--head <file>]`: reads every line of every hall's log and says whether one byte of it was ever
 * changed; against heads that were noted elsewhere (`npm run head`), also whether lines are missing at its end. With
 * `DATABASE_URL`, and no folder named, the log is the database's.
 */
async function main(): Promise<void> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' } } });
	const { databaseUrl, dataDir } = readConfig(process.env);
	const [folder] = positionals;
	if (folder === undefined && databaseUrl !== null) return verifyDatabase(databaseUrl);
	await verifyFolder(folder ?? dataDir, values.head === undefined ? {} : await readHeads(values.head));
}

main().catch(fail);
