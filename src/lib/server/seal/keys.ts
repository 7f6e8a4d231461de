import type { Disk } from '../log/disk.ts';
import type { Entropy } from '../entropy.ts';
import { oneByOne } from '../one-by-one.ts';
import { createKeyFile, readKeyFile } from './key-file.ts';
import { keyIdsIn } from './key-lines.ts';
import { openPastKeys, readPastKeys } from './past-keys.ts';
import { readOrMakeSecret, readSecret } from './secret.ts';

/** A data key, 32 bytes, by its id. The subject (a person's keyed hash, a case) finds it again for the next visit. */
export interface DataKey {
	readonly id: string;
	readonly subject: string;
	readonly bytes: Buffer;
}

/** The keys of personal data: outside the log, in files of their own that can forget, with a backup of its own. */
export interface KeyStore {
	/** The hall's own secret, from which hashes and tokens are made. */
	readonly secret: Buffer;
	/** The subject's newest key, if it is at hand; a subject may have older ones elsewhere. */
	bySubject(subject: string): DataKey | undefined;
	/** A key that is at hand, or was learnt a moment ago. */
	byId(id: string): DataKey | undefined;
	/** A new key, usable at once; it is kept only after the next `flush`. */
	make(subject: string): DataKey;
	/**
	 * Forgets all keys that these subjects ever had, at once and for ever; returns how many there were. Resolves when the
	 * disk has forgotten them too; when it rejects, they are gone from memory, and the next start has to ask again.
	 */
	destroy(subjects: readonly string[]): Promise<number>;
	/** Resolves when every key made so far is on disk. Must come before the commit that relies on it. */
	flush(): Promise<void>;
	/** Fetches the keys that sealed texts need and that are not at hand. */
	learn(texts: readonly string[]): Promise<void>;
	close(): Promise<void>;
}

const pastIn = (folder: string): string => `${folder}/past`;
const lost = (folder: string): Error =>
	new Error(`${pastIn(folder)} is missing, with the older keys; restore it from the backup of the keys`);

/** What a folder of keys holds, some at a time, changing nothing. @throws as `openKeys` */
export async function readKeyFolder(
	disk: Disk,
	folder: string
): Promise<{ secret: Buffer; keys: AsyncGenerator<readonly DataKey[]> }> {
	const secret = await readSecret(disk, folder);
	const newest = await readKeyFile(disk, folder);
	return {
		secret,
		keys: (async function* () {
			yield newest.keys;
			yield* readPastKeys(disk, pastIn(folder));
		})()
	};
}

/** Keys that are always at hand: those of some days. So many again, and the older half leaves. */
const AT_HAND = 10_000;
/** Keys that leave in one piece: an older release kept all of them in the one file. */
const TOGETHER = 50_000;
/** Keys that were learnt and are held for whoever opens something with them now. */
const LEARNT = 5_000;

interface KeysParts {
	readonly atHand?: number;
	/** Told when keys could not leave. */
	readonly report?: (what: string, error: unknown) => void;
}

/**
 * Opens the keys in a folder, making it and the hall's secret at the first start. Lines are appended and synced before
 * the commits that need them; a torn last line belongs to a commit that was never made, and is dropped.
 *
 * Only the newest keys are in memory and in that file, which each start writes anew. Older ones are in `past/`, however
 * many there are, and are learnt when something of theirs is opened; they are there before they leave the file. Which
 * are needed is not asked: a subject that comes again after its key has left gets another one, each opens what was
 * sealed with it, and forgetting the subject destroys them all, wherever they are.
 * @throws when the secret or a key that is not the last is damaged: without them personal data cannot be read
 */
export async function openKeys(
	disk: Disk,
	folder: string,
	entropy: Entropy,
	{ atHand = AT_HAND, report = () => undefined }: KeysParts = {}
): Promise<KeyStore> {
	await disk.makeFolder(folder);
	const secret = await readOrMakeSecret(disk, folder, entropy);
	const newest = await readKeyFile(disk, folder);
	const past = await openPastKeys(disk, pastIn(folder));
	if (newest.others && past.isEmpty()) throw lost(folder);
	const file = createKeyFile(disk, folder);
	const bySubject = new Map<string, DataKey>();
	const byId = new Map<string, DataKey>();
	const learnt = new Map<string, DataKey>();
	let pending: DataKey[] = [];
	/** how often somebody was forgotten: what was read before may hold their keys */
	let forgotten = 0;
	/** keys at hand at which the older ones leave */
	let full = 2 * atHand;
	let leaving: Promise<void> | undefined;

	const keep = (key: DataKey) => {
		bySubject.set(key.subject, key);
		byId.set(key.id, key);
		return key;
	};
	const drop = (key: DataKey) => {
		byId.delete(key.id);
		if (bySubject.get(key.subject) === key) bySubject.delete(key.subject);
	};
	/** whoever writes the file; commits wait for it */
	const inFile = oneByOne();
	/** whoever changes what has left; takes its turn at the file when it needs one, never the other way round */
	const inPast = oneByOne();

	const writeAnew = () => file.rewrite({ keys: [...byId.values()], others: !past.isEmpty() });
	const flush = async () => {
		const writing = pending;
		if (writing.length === 0) return;
		await (file.isSound() ? file.append(writing) : writeAnew());
		pending = pending.slice(writing.length);
	};

	/** The older half goes where it is looked up. */
	const leave = async () => {
		const unsaved = new Set(pending);
		const older = [...byId.values()].slice(0, -atHand).filter((key) => !unsaved.has(key));
		for (let from = 0; from < older.length; from += TOGETHER) await past.add(older.slice(from, from + TOGETHER));
		await inFile(async () => {
			older.forEach(drop);
			await writeAnew();
		});
	};
	const leaveWhenFull = () => {
		if (byId.size < full || leaving) return;
		leaving = inPast(leave)
			.then(
				() => void (full = 2 * atHand),
				(error: unknown) => {
					full = byId.size + atHand;
					report('keys could not leave the file of the newest', error);
				}
			)
			.finally(() => (leaving = undefined));
	};

	const forgetAtHand = async (subjects: ReadonlySet<string>): Promise<string[]> => {
		const gone = [...byId.values()].filter(({ subject }) => subjects.has(subject));
		// After a write that failed the disk may still hold what memory has forgotten.
		if (gone.length === 0 && file.isSound()) return [];
		gone.forEach(drop);
		pending = pending.filter(({ id }) => byId.has(id));
		await writeAnew();
		return gone.map(({ id }) => id);
	};
	const forgetLearnt = (subjects: ReadonlySet<string>) => {
		forgotten += 1;
		for (const { id, subject } of [...learnt.values()]) if (subjects.has(subject)) learnt.delete(id);
	};

	/** Whoever learns a key opens something with it a moment later, though it may leave in between. */
	const hold = (keys: readonly DataKey[]) => {
		for (const key of keys) {
			learnt.delete(key.id);
			learnt.set(key.id, key);
		}
		for (const id of [...learnt.keys()].slice(0, Math.max(0, learnt.size - LEARNT))) learnt.delete(id);
	};
	const learn = async (texts: readonly string[]): Promise<void> => {
		const ids = keyIdsIn(texts);
		const here = ids.flatMap((id) => byId.get(id) ?? learnt.get(id) ?? []);
		hold(here);
		if (here.length === ids.length) return;
		const before = forgotten;
		const found = await past.find(ids.filter((id) => !learnt.has(id)));
		if (forgotten !== before) return learn(texts);
		hold(found);
	};

	newest.keys.forEach(keep);
	if (byId.size >= full) await leave();
	else await writeAnew();

	return {
		secret,
		bySubject: (subject) => bySubject.get(subject),
		byId: (id) => byId.get(id) ?? learnt.get(id),
		make(subject) {
			const key = keep({ id: entropy(12).toString('base64url'), subject, bytes: entropy(32) });
			pending.push(key);
			return key;
		},
		async flush() {
			await inFile(flush);
			leaveWhenFull();
		},
		destroy: (subjects) =>
			inPast(async () => {
				const named = new Set(subjects);
				try {
					const here = await inFile(() => forgetAtHand(named));
					return new Set([...here, ...(await past.forget([...named]))]).size;
				} finally {
					forgetLearnt(named);
				}
			}),
		learn,
		async close() {
			await inPast(async () => undefined);
			await inFile(async () => undefined);
			await file.close();
		}
	};
}
