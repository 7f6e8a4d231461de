import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { holdUnlessRunning } from '../lib/server/backup/folders.ts';
import { readConfig } from '../lib/server/config.ts';
import { realDisk, replaceFile } from '../lib/server/log/disk.ts';
import { headOf, type HallHead } from '../lib/server/log/head.ts';
import { formatHeads } from '../lib/server/log/noted.ts';
import { fail } from './fail.ts';
import { hallsIn } from './halls.ts';

/**
 * `npm run head [folder] [--out <file>]`: how far each hall's log has come, and the hash in which all of it is contained. Kept
 * somewhere else every evening, it shows later whether anything up to there was taken away or written anew.
 */
async function main(): Promise<void> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
	const dataDir = positionals[0] ?? readConfig(process.env).dataDir;
	const heads: Record<string, HallHead> = {};
	for (const name of await hallsIn(dataDir, 'head')) {
		const lock = await holdUnlessRunning(dataDir);
		try {
			heads[name] = await headOf({ disk: realDisk, folder: `${dataDir}/${name}` }, lock === undefined);
		} finally {
			await lock?.release();
		}
	}
	const text = formatHeads(heads);
	if (values.out === undefined) process.stdout.write(text);
	else await replaceFile(realDisk, resolve(values.out), Buffer.from(text));
}

main().catch(fail);
