import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { verifyJournal } from '../lib/server/log/verify.ts';
import { realDisk } from '../lib/server/log/disk.ts';
import { parseHeads, type NotedHeads } from '../lib/server/log/noted.ts';
import { readConfig } from '../lib/server/config.ts';
import { fail } from './fail.ts';
import { hallsIn } from './halls.ts';

/**
 * `npm run verify [folder] [--head <file>]`: reads every line of every hall's log and says whether one byte of it was ever
 * changed; against heads that were noted elsewhere (`npm run head`), also whether lines are missing at its end.
 */
async function main(): Promise<void> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' } } });
	const dataDir = positionals[0] ?? readConfig(process.env).dataDir;
	const halls = await hallsIn(dataDir, 'verify');
	const noted = values.head === undefined ? {} : await readHeads(values.head);
	const missing = Object.keys(noted).find((name) => !halls.includes(name));
	if (missing !== undefined) throw new Error(`${dataDir} holds no log of ${missing}, whose head was noted.`);
	for (const name of halls) {
		const store = { disk: realDisk, folder: `${dataDir}/${name}` };
		const { days, lines, head, bytes } = await verifyJournal({ ...store, noted: noted[name] });
		console.log(`${name}: ${lines} commits of ${days} days, ${bytes} bytes, sound; head ${head.position} ${head.hash}`);
		if (noted[name]) console.log(`${name}: up to ${noted[name].position} as it was noted on ${noted[name].day}.`);
	}
}

async function readHeads(file: string): Promise<NotedHeads> {
	const heads = parseHeads(await readFile(file, 'utf8'));
	if (!heads) throw new Error(`${file} is no noted head. Make one with npm run head, and keep it elsewhere.`);
	return heads;
}

main().catch(fail);
