import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Media } from '$lib/hall/intake/rules.ts';
import { PART, realDisk, type DiskFile } from '../log/disk.ts';

/** An attachment as it is named: all that is said of it is part of its name, and so cannot be said otherwise. */
export interface Named {
	readonly case: string;
	readonly attachment: string;
	readonly media: Media;
	readonly bytes: number;
}

/**
 * Where sealed attachments lie. Any place will do that keeps what it has taken: a folder of this machine, one that several
 * nodes share, a store of objects. It sees ciphertext alone.
 */
export interface Shelf {
	/** Begins to take something in whose name shows only at its end. */
	begin(): Promise<Taking>;
	/** What waits is kept for ever from now on; false if there is no such thing. Durable when it resolves. */
	keep(named: Named): Promise<boolean>;
	/** The bytes of what is kept, undefined if there is no such thing. */
	read(named: Named): Promise<AsyncIterable<Buffer> | undefined>;
	/** Throws away what came before `moment` and that nothing ever named; says how many. */
	sweep(moment: number): Promise<number>;
}

export interface Taking {
	write(bytes: Buffer): Promise<void>;
	/** It waits under this name from now on. Durable when it resolves. */
	name(named: Named): Promise<void>;
	drop(): Promise<void>;
}

const leaf = ({ attachment, bytes, media }: Named): string => `${attachment}-${bytes}.${media}`;

/** A shelf that is a folder; several nodes may share one, since all that happens in it is a rename. */
export function folderShelf(folder: string): Shelf {
	const waitingFolder = join(folder, 'waiting');
	const waiting = (named: Named) => join(waitingFolder, `${named.case}.${leaf(named)}`);
	const kept = (named: Named) => join(folder, 'kept', named.case, leaf(named));
	const isThere = async (path: string) => (await realDisk.size(path)) !== undefined;

	async function move(from: string, to: string): Promise<void> {
		await realDisk.makeFolder(dirname(to));
		await realDisk.rename(from, to);
		await realDisk.syncFolder(dirname(to));
	}

	return {
		async begin() {
			await realDisk.makeFolder(waitingFolder);
			const part = join(waitingFolder, randomBytes(12).toString('hex') + PART);
			const file = await realDisk.open(part);
			return taking(file, part, async (named) => {
				// The same once more: what is kept stays, and is what was sent.
				if (await isThere(kept(named))) await realDisk.remove(part);
				else await move(part, waiting(named));
			});
		},
		async keep(named) {
			if (await isThere(kept(named))) return true;
			if (!(await isThere(waiting(named)))) return false;
			await move(waiting(named), kept(named));
			return true;
		},
		async read(named) {
			return (await isThere(kept(named))) ? realDisk.readFrom(kept(named), 0) : undefined;
		},
		async sweep(moment) {
			let swept = 0;
			for (const name of await realDisk.list(waitingFolder)) {
				const path = join(waitingFolder, name);
				const since = await stat(path).catch(() => undefined);
				if (since === undefined || since.mtimeMs >= moment) continue;
				await realDisk.remove(path).catch(() => undefined);
				swept += 1;
			}
			return swept;
		}
	};
}

function taking(file: DiskFile, part: string, settle: (named: Named) => Promise<void>): Taking {
	return {
		write: (bytes) => file.append(bytes),
		async name(named) {
			await file.sync();
			await file.close();
			await settle(named);
		},
		async drop() {
			await file.close().catch(() => undefined);
			await realDisk.remove(part).catch(() => undefined);
		}
	};
}
