/** Fills a hall's archive with past cases by the archive's own writer: what the bench of growth begins with. */
import { fill } from '$lib/server/archive/made-up.ts';
import { openJournalArchive } from '$lib/server/archive/journal-archive.ts';
import { realDisk, type Disk } from '$lib/server/log/disk.ts';

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
	/** whether each file is synced, as a running hall does; a bench need not wait for that */
	readonly durable?: boolean;
	readonly told?: (written: number) => void;
}

export async function fillArchive({ hallFolder, cases, durable = false, told }: Filling): Promise<void> {
	const report = (what: string, error: unknown) => {
		throw new Error(what, { cause: error });
	};
	const archive = await openJournalArchive({
		disk: durable ? realDisk : hasty,
		folder: `${hallFolder}/archive`,
		report
	});
	await fill(archive, cases, told);
	await archive.close();
}
