import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realDisk } from '$lib/server/log/disk.ts';
import { verifyJournal, type Verified } from '$lib/server/log/verify.ts';
import type { CommitBody } from '$lib/server/state.ts';
import { filesIn } from './folder.ts';

/** The one hall of a data folder. */
export const hallFolder = (dataDir: string): string => join(dataDir, 'hall');

export const journalFiles = (dataDir: string): string[] => filesIn(join(hallFolder(dataDir), 'journal'));

/** Every commit that was ever made, in order. */
export const commitsIn = (dataDir: string): CommitBody[] =>
	journalFiles(dataDir)
		.filter((path) => path.endsWith('.jsonl'))
		.flatMap((path) => readFileSync(path, 'utf8').split('\n'))
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as CommitBody);

/** @throws Damaged when one byte of it is not as it was written */
export const verified = (dataDir: string): Promise<Verified> =>
	verifyJournal({ disk: realDisk, folder: hallFolder(dataDir) });
