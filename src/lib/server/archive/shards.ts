import { join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { replaceFile, type Disk } from '../log/disk.ts';

export const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * lowdb's adapter for one small file of the index. What is there may be replaced in one step; what nothing names yet is
 * written in its place, synced, and its entry in the folder is synced with those of others.
 */
class ShardFile<T> implements Adapter<T> {
	readonly #disk: Disk;
	readonly #path: string;
	readonly #fresh: boolean;

	constructor(disk: Disk, path: string, fresh: boolean) {
		this.#disk = disk;
		this.#path = path;
		this.#fresh = fresh;
	}

	async read(): Promise<T | null> {
		const bytes = await this.#disk.read(this.#path).catch((error: unknown) => {
			if (isGone(error)) return null;
			throw error;
		});
		// Whatever it may be: what is found by it is compared with what was looked for.
		return bytes === null ? null : (JSON.parse(bytes.toString()) as T);
	}

	async write(data: T): Promise<void> {
		const bytes = Buffer.from(JSON.stringify(data));
		if (!this.#fresh) return replaceFile(this.#disk, this.#path, bytes);
		const file = await this.#disk.open(this.#path);
		try {
			await file.truncate(0);
			await file.append(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
	}
}

/** The index in shards of at most a megabyte: each is loaded when it is needed, and only the newest few stay. */
export interface Shards {
	/** Undefined where there is none of that name. */
	load<T>(name: string): Promise<T | undefined>;
	/** Durable when it resolves. */
	save<T>(name: string, data: T): Promise<void>;
	/** For a shard that nothing names yet: durable after `sync`. */
	saveFresh<T>(name: string, data: T): Promise<void>;
	sync(): Promise<void>;
	remove(name: string): Promise<void>;
	names(): Promise<string[]>;
	/** Shards read from the disk so far, and held now. */
	figures(): { readonly read: number; readonly held: number };
}

const HELD = 8;
const ENDING = '.json';

export function createShards(disk: Disk, folder: string): Shards {
	const held = new Map<string, unknown>();
	let read = 0;
	const fileOf = <T>(name: string, fresh = false) => new ShardFile<T>(disk, join(folder, name + ENDING), fresh);
	const save = async <T>(name: string, data: T, fresh: boolean) => {
		await new Low(fileOf<T>(name, fresh), data).write();
		held.delete(name);
	};
	const hold = (name: string, data: unknown) => {
		held.delete(name);
		held.set(name, data);
		const [oldest] = held.keys();
		if (held.size > HELD && oldest !== undefined) held.delete(oldest);
	};
	return {
		async load<T>(name: string) {
			if (held.has(name)) {
				const data = held.get(name);
				hold(name, data);
				return data as T;
			}
			const db = new Low<T | null>(fileOf<T | null>(name), null);
			await db.read();
			if (db.data === null) return undefined;
			read += 1;
			hold(name, db.data);
			return db.data;
		},
		save: (name, data) => save(name, data, false),
		saveFresh: (name, data) => save(name, data, true),
		sync: () => disk.syncFolder(folder),
		async remove(name) {
			held.delete(name);
			await disk.remove(join(folder, name + ENDING));
		},
		names: async () =>
			(await disk.list(folder)).filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length)),
		figures: () => ({ read, held: held.size })
	};
}
