/** Fills a hall's archive with past cases by the archive's own writer: what the bench of growth begins with. */
import { madeUp, fill } from '$lib/server/archive/made-up.ts';
import { openJournalArchive } from '$lib/server/archive/journal-archive.ts';
import { systemEntropy } from '$lib/server/entropy.ts';
import { realDisk, type Disk } from '$lib/server/log/disk.ts';
import { openKeys } from '$lib/server/seal/keys.ts';

/** A disk that promises nothing: a bench that dies begins again, and a million syncs would only take time. */
export const hasty: Disk = {
	...realDisk,
	syncFolder: async () => undefined,
	async open(path) {
		const file = await realDisk.open(path);
		return {
			size: () => file.size(),
			append: (bytes) => file.append(bytes),
			sync: async () => undefined,
			truncate: (length) => file.truncate(length),
			close: () => file.close()
		};
	}
};

export interface Filling {
	/** of the data folder: a hall that is not running */
	readonly hallFolder: string;
	readonly cases: number;
	readonly told?: (written: number) => void;
}

/** Cases whose keys are made at once, as in a busy minute. */
const PIECE = 100;

/** As many past cases as one wants, and the keys that were made while they were open: the person's, and the case's own. */
export async function fillArchive({ hallFolder, cases, told }: Filling): Promise<void> {
	const report = (what: string, error: unknown) => {
		throw new Error(what, { cause: error });
	};
	const archive = await openJournalArchive({ disk: hasty, folder: `${hallFolder}/archive`, report });
	await fill(archive, cases, told);
	await archive.close();
	const keys = await openKeys(hasty, `${hallFolder}/keys`, systemEntropy, { report });
	for (let n = 0; n < cases; n += 1) {
		const { id, applicant } = madeUp(n, cases).case;
		for (const subject of [`person:${applicant.identity.key}`, `case:${id}`])
			if (!keys.bySubject(subject)) keys.make(subject);
		if (n % PIECE === PIECE - 1) await keys.flush();
	}
	await keys.flush();
	await keys.close();
}
