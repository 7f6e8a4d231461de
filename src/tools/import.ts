import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { BadConfig, readConfig } from '../lib/server/config.ts';
import { readMarker } from '../lib/server/marker.ts';
import { realDisk } from '../lib/server/log/disk.ts';
import { lockFolder } from '../lib/server/log/lock.ts';
import { openSharedHouse, type SharedHouse } from '../lib/server/log/postgres/house.ts';
import { importHall } from '../lib/server/log/postgres/import.ts';

const USAGE = `DATABASE_URL=postgres://… npm run import -- <data folder>
Moves the halls of a data folder into a PostgreSQL database. The folder stays as it is.`;

const show = (hall: string) => (position: number) => {
	if (process.stdout.isTTY) process.stdout.write(`\r${hall}: ${position} commits   `);
};

async function importAll(dataDir: string, house: SharedHouse, hosts: Readonly<Record<string, string>>): Promise<void> {
	const folders = (await readdir(dataDir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
	for (const { name: hall } of folders) {
		const from = { disk: realDisk, folder: `${dataDir}/${hall}` };
		if (!existsSync(`${from.folder}/journal`)) continue;
		const { lines, bytes, head } = await importHall({
			database: house.database,
			hall,
			from,
			onProgress: show(hall)
		});
		if (process.stdout.isTTY) process.stdout.write('\r');
		console.log(`${hall}: ${lines} commits, ${bytes} bytes, sound; head ${head.position} ${head.hash}`);
	}
	for (const [host, hall] of Object.entries(hosts))
		await house.database.query('insert into hall.hosts (host, hall) values ($1, $2) on conflict do nothing', [
			host,
			hall
		]);
}

async function main(): Promise<void> {
	const config = readConfig(process.env);
	const dataDir = process.argv[2];
	if (dataDir === undefined || config.databaseUrl === null) throw new BadConfig(USAGE);
	if (!existsSync(`${dataDir}/house.json`)) throw new BadConfig(`${dataDir} holds no hall. Name the data folder.`);
	const lock = await lockFolder(dataDir);
	try {
		const { kind, hosts } = await readMarker(dataDir);
		if (kind === 'node') throw new BadConfig(`${dataDir} belongs to a node of a database: there is nothing to move.`);
		const house = await openSharedHouse(config.databaseUrl, config.databaseAdminUrl, kind);
		await importAll(dataDir, house, hosts).finally(() => house.close());
	} finally {
		await lock.release();
	}
	console.log('Start with DATABASE_URL from now on; keep the folder, and its keys, as a backup.');
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
