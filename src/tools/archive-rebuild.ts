import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { rebuildArchive } from '../lib/server/archive/rebuild.ts';
import { readConfig } from '../lib/server/config.ts';
import { realDisk } from '../lib/server/log/disk.ts';
import { lockFolder } from '../lib/server/log/lock.ts';

/** `npm run archive:rebuild [folder]`: makes every hall's archive again from its log, which says everything. */
async function main(): Promise<void> {
	if (process.env['DATABASE_URL'])
		throw new Error(
			'The archive of a database is kept and backed up with its log. Leave DATABASE_URL away for a folder.'
		);
	const dataDir = process.argv[2] ?? readConfig(process.env).dataDir;
	if (!existsSync(dataDir))
		throw new Error(`${dataDir} is not there. Name the data folder: npm run archive:rebuild -- <folder>`);
	const lock = await lockFolder(dataDir);
	try {
		const folders = await readdir(dataDir, { withFileTypes: true });
		const halls = folders.filter((entry) => entry.isDirectory() && existsSync(`${dataDir}/${entry.name}/journal`));
		if (halls.length === 0) throw new Error(`${dataDir} holds no hall’s log.`);
		for (const { name } of halls) {
			const { commits, archived } = await rebuildArchive({
				disk: realDisk,
				folder: `${dataDir}/${name}`,
				told: (sofar) =>
					console.log(`${name}: ${sofar.day}, ${sofar.commits} commits read, ${sofar.archived} archived`),
				report: (what, error) => console.error(what, error)
			});
			console.log(`${name}: ${commits} commits read, ${archived} cases in the archive`);
		}
	} finally {
		await lock.release();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
