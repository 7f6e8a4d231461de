import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Another process, or this one, holds the folder. */
export class InUse extends Error {
	override readonly name = 'InUse';

	constructor(folder: string) {
		super(`${folder} is in use by another process. Stop that one first, or choose another folder.`);
	}
}

/** The part of `fs-native-extensions` that we use; it has no types of its own. */
interface Native {
	/** Takes the kernel's lock on an open file. False if another open file holds it. */
	tryLock(fd: number): boolean;
	unlock(fd: number): void;
}

/**
 * Takes `folder`, which must exist, for this process alone, until `release` or until the process dies, however it
 * dies: the kernel holds the lock, and what is left of the file `lock` means nothing. It is advisory: it keeps out
 * those who ask. On a network file system it is as good as that system's locks. Rejects with `InUse`.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
	// Native code, found at run time beside the program: a bundler must not try to take it in.
	const native: Native = createRequire(import.meta.url)('fs-native-extensions');
	// A bare descriptor: a FileHandle which nobody refers to any more is closed, and the lock would go with it.
	const fd = openSync(join(folder, 'lock'), 'a+', 0o600);
	try {
		if (!native.tryLock(fd)) throw new InUse(folder);
	} catch (error) {
		closeSync(fd);
		throw error;
	}
	let held = true;
	return {
		release: async () => {
			if (!held) return;
			held = false;
			native.unlock(fd);
			closeSync(fd);
		}
	};
}
