import type { Disk } from '../log/disk.ts';
import type { SharedHouse } from '../log/postgres/house.ts';
import type { Archive } from './archive.ts';
import { openJournalArchive } from './journal-archive.ts';
import { openPostgresArchive } from './postgres-archive.ts';

interface OpenParts {
	/** of the hall */
	readonly name: string;
	readonly disk: Disk;
	readonly folder: string;
	/** the database that nodes share; null: the folder holds it all */
	readonly shared: SharedHouse | null;
	readonly report: (what: string, error?: unknown) => void;
}

/** A hall's archive stands beside its log, in whichever engine that is. */
export const openArchive = ({ name, disk, folder, shared, report }: OpenParts): Promise<Archive> =>
	shared === null
		? openJournalArchive({ disk, folder: `${folder}/archive`, report })
		: openPostgresArchive(shared.database, name);
