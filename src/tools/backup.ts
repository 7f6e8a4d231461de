import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '../lib/server/backup/backup.ts';
import { BadBackup } from '../lib/server/backup/note.ts';
import { createClock } from '../lib/server/clock.ts';
import { readConfig } from '../lib/server/config.ts';
import { fail } from './fail.ts';
import { endProgress, progress } from './progress.ts';

const USAGE = `npm run backup -- <new folder> [--keys <another new folder>]
Copies the data folder (DATA_DIR), while the hall runs or not. The keys of personal data go to a folder of their own, <new folder>.keys
unless told otherwise: keep it elsewhere. Whoever has both can read everybody's data, whoever has one of them nobody's.`;

async function main(): Promise<void> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { keys: { type: 'string' } } });
	const [folder] = positionals;
	if (folder === undefined || positionals.length > 1) throw new BadBackup(USAGE);
	const target = resolve(folder);
	const keysTarget = resolve(values.keys ?? `${target}.keys`);
	const { dataDir, attachments } = readConfig(process.env);
	const onProgress = progress('copied');
	const { halls } = await backUp({ dataDir, target, keysTarget, attachments, clock: createClock(), onProgress });
	endProgress();
	for (const [name, { position, hash }] of Object.entries(halls))
		console.log(`${name}: ${position} commits, sound; head ${position} ${hash}`);
	console.log(`The backup is in ${target}, its keys are in ${keysTarget}.`);
}

main().catch(fail);
