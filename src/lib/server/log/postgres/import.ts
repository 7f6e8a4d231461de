import { BadConfig } from '../../config.ts';
import { readKeyFolder } from '../../seal/keys.ts';
import { insertKeys } from '../../seal/table-keys.ts';
import { GENESIS, type Head, type Line } from '../chain.ts';
import { readManifest } from '../manifest.ts';
import { BEGINNING, type Store } from '../places.ts';
import { readJournal } from '../read.ts';
import { insertLines, PAGE } from './commits.ts';
import type { Database } from './database.ts';
import { verifyCommits, type VerifiedHall } from './verify.ts';

interface ImportParts {
	readonly database: Database;
	readonly hall: string;
	/** the hall's folder, which nobody else may be writing to */
	readonly from: Store;
	/** told how many commits are in the database */
	readonly onProgress: (position: number) => void;
}

const NOTHING: Head = { position: 0, hash: GENESIS };

const refused = (hall: string, { place }: Database): BadConfig =>
	new BadConfig(
		`The database ${place} has a hall called ${hall} already, and it is not the beginning of this one. Nothing was changed; name another database.`
	);

/** The keys first: a commit must never be there before what opens it. */
async function importKeys({ database, hall, from }: ImportParts): Promise<void> {
	const { secret, keys } = await readKeyFolder(from.disk, `${from.folder}/keys`);
	await database.query('insert into hall.secrets (hall, secret) values ($1, $2) on conflict do nothing', [
		hall,
		secret
	]);
	const { rows } = await database.query<{ secret: Buffer }>('select secret from hall.secrets where hall = $1', [hall]);
	if (!rows[0]?.secret.equals(secret)) throw refused(hall, database);
	for await (const some of keys)
		for (let at = 0; at < some.length; at += PAGE) await insertKeys(database, hall, some.slice(at, at + PAGE));
}

async function headOf({ query }: Database, hall: string): Promise<Head> {
	const { rows } = await query<{ position: string; hash: Buffer }>(
		'select position, hash from hall.commits where hall = $1 order by position desc limit 1',
		[hall]
	);
	const [row] = rows;
	return row ? { position: Number(row.position), hash: row.hash.toString('hex') } : NOTHING;
}

/** True when the journal has this very line; true for nothing. */
async function holds(from: Store, { position, hash }: Head): Promise<boolean> {
	if (position === 0) return true;
	for await (const steps of readJournal(from, BEGINNING)) {
		const found = steps.find(({ line }) => line.position === position);
		if (found) return found.line.hash === hash;
	}
	return false;
}

/**
 * Copies a hall's log and keys from its folder into a database, byte for byte, so that the chain stays the same; then
 * reads all of it back. An import that was interrupted goes on where it stopped. The folder is not changed.
 * @throws BadConfig where the database holds another hall of that name, Damaged where the journal is not sound
 */
export async function importHall(parts: ImportParts): Promise<VerifiedHall> {
	const { database, hall, from, onProgress } = parts;
	const begun = await headOf(database, hall);
	if (!(await holds(from, begun))) throw refused(hall, database);
	await importKeys(parts);
	let after = begun;
	let page: Line[] = [];
	const flush = async () => {
		await insertLines(database, hall, after, page);
		after = page.at(-1) ?? after;
		page = [];
		onProgress(after.position);
	};
	for await (const steps of readJournal(from, BEGINNING, await readManifest(from)))
		for (const { line } of steps) {
			if (line.position <= begun.position) continue;
			page.push(line);
			if (page.length === PAGE) await flush();
		}
	if (page.length > 0) await flush();
	const verified = await verifyCommits(database, hall);
	if (verified.head.hash === after.hash) return verified;
	throw new Error(`what was written to ${database.place} is not what is read from it`);
}
