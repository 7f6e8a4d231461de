import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BadBackup, readNote } from '../lib/server/backup/note.ts';
import { restore } from '../lib/server/backup/restore.ts';
import { readConfig } from '../lib/server/config.ts';
import { fail } from './fail.ts';
import { endProgress, progress } from './progress.ts';

const USAGE = `npm run restore -- <backup> [--keys <its keys>]
Brings a backup back into an empty data folder (DATA_DIR) and checks it. The keys are looked for in <backup>.keys unless told otherwise.`;

async function main(): Promise<void> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { keys: { type: 'string' } } });
	const [folder] = positionals;
	if (folder === undefined || positionals.length > 1) throw new BadBackup(USAGE);
	const backup = resolve(folder);
	const keys = resolve(values.keys ?? `${backup}.keys`);
	const { kind } = await readNote(backup, 'log');
	// Where a start of its kind will look for it, unless DATA_DIR says otherwise.
	const { dataDir } = readConfig({ ...process.env, DEMO: kind === 'demo' ? '1' : '0', SEED: undefined });
	const { halls } = await restore({ backup, keys, dataDir, onProgress: progress('restored') });
	endProgress();
	for (const [name, { position, hash }] of Object.entries(halls))
		console.log(`${name}: ${position} commits, sound; head ${position} ${hash}`);
	console.log(`${dataDir} holds the ${kind === 'demo' ? 'demo ' : ''}hall again.`);
}

main().catch(fail);
