import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { verifyJournal } from '../lib/server/log/verify.ts';
import { realDisk } from '../lib/server/log/disk.ts';
import { readConfig } from '../lib/server/config.ts';

/** `npm run verify [folder]`: reads every line of every hall's log and says whether one byte of it was ever changed. */
async function main(): Promise<void> {
	const dataDir = process.argv[2] ?? readConfig(process.env).dataDir;
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

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
