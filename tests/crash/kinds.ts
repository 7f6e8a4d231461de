import { startPostgres } from '../harness/postgres.ts';
import { atRandom } from './at-random.ts';
import { inArchive, makePast } from './in-archive.ts';
import { inBackup } from './in-backup.ts';
import { fill, inCheckpoint } from './in-checkpoint.ts';
import { makeModel } from './journal-hall.ts';
import { ofDatabase, ofNode } from './of-nodes.ts';
import type { Kind } from './subject.ts';

/** What takes long to make is made once, when it is first needed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | undefined;
	return () => (made ??= make());
}

const model = once(makeModel);
const full = once(async () => fill(await model()));
const past = once(makePast);
const postgres = once(startPostgres);

export const IN_JOURNAL: readonly Kind[] = [atRandom(model), inCheckpoint(full), inBackup(full), inArchive(past)];
export const IN_POSTGRES: readonly Kind[] = [ofNode(postgres), ofDatabase(postgres)];
