import type { Database } from '../log/postgres/database.ts';
import type { Entropy } from '../entropy.ts';
import { keyIdsIn } from './key-lines.ts';
import type { DataKey, KeyStore } from './keys.ts';

/** Keys that several nodes share: each node holds those that its hall's open cases need. */
export interface SharedKeys extends KeyStore {
	/** Forgets all keys of these subjects, here and in the table, for ever; returns how many this node knew. */
	destroy(subjects: readonly string[]): Promise<number>;
}

interface Row {
	readonly id: string;
	readonly subject: string;
	readonly key: Buffer;
}

async function readSecret({ query }: Database, hall: string, entropy: Entropy): Promise<Buffer> {
	// Of several nodes that start at once, one makes it.
	const fresh = entropy(32);
	await query('insert into hall.secrets (hall, secret) values ($1, $2) on conflict do nothing', [hall, fresh]);
	const { rows } = await query<{ secret: Buffer }>('select secret from hall.secrets where hall = $1', [hall]);
	const secret = rows[0]?.secret;
	if (secret?.length !== 32)
		throw new Error(`the secret of hall ${hall} is damaged; restore it from a backup of the keys`);
	return secret;
}

/** Durable when it resolves. The same again, after an answer that was lost, is nothing new. */
export async function insertKeys({ query }: Database, hall: string, keys: readonly DataKey[]): Promise<void> {
	await query(
		`insert into hall.keys (hall, id, subject, key)
		select $1, made.* from unnest($2::text[], $3::text[], $4::bytea[]) as made on conflict do nothing`,
		[hall, keys.map(({ id }) => id), keys.map(({ subject }) => subject), keys.map(({ bytes }) => bytes)]
	);
}

/**
 * The keys of personal data in a table beside the log. A node that has not met a person yet may make a second key for them:
 * each opens what was sealed with it, and forgetting the person deletes them all.
 */
export async function openTableKeys(database: Database, hall: string, entropy: Entropy): Promise<SharedKeys> {
	const secret = await readSecret(database, hall, entropy);
	const bySubject = new Map<string, DataKey>();
	const byId = new Map<string, DataKey>();
	const keep = (key: DataKey) => {
		bySubject.set(key.subject, key);
		byId.set(key.id, key);
		return key;
	};
	let pending: DataKey[] = [];

	return {
		secret,
		bySubject: (subject) => bySubject.get(subject),
		byId: (id) => byId.get(id),
		make(subject) {
			const key = keep({ id: entropy(12).toString('base64url'), subject, bytes: entropy(32) });
			pending.push(key);
			return key;
		},
		async flush() {
			if (pending.length === 0) return;
			const writing = pending;
			await insertKeys(database, hall, writing);
			pending = pending.filter((key) => !writing.includes(key));
		},
		async destroy(subjects) {
			const named = new Set(subjects);
			const gone = [...byId.values()].filter(({ subject }) => named.has(subject));
			for (const { id, subject } of gone) {
				byId.delete(id);
				bySubject.delete(subject);
			}
			pending = pending.filter(({ id }) => byId.has(id));
			await database.query('delete from hall.keys where hall = $1 and subject = any($2)', [hall, [...named]]);
			return gone.length;
		},
		async learn(texts) {
			const unknown = keyIdsIn(texts).filter((id) => !byId.has(id));
			if (unknown.length === 0) return;
			const { rows } = await database.query<Row>(
				'select id, subject, key from hall.keys where hall = $1 and id = any($2)',
				[hall, unknown]
			);
			for (const { id, subject, key } of rows) keep({ id, subject, bytes: key });
		},
		close: async () => undefined
	};
}
