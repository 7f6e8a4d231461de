import { join } from 'node:path';
import { GENESIS, type Head } from './chain.ts';
import type { Disk } from './disk.ts';

/** A log: the disk it is on, and its folder there. */
export interface Store {
	disk: Disk;
	folder: string;
}

/** A place between two lines: what the chain holds up to there, and where that is on the disk. */
export interface Place extends Head {
	/** The day, `YYYY-MM-DD`, whose file holds the last line before this place; empty before the first line. */
	day: string;
	/** Bytes of that file up to here. */
	offset: number;
}

export const BEGINNING: Place = { position: 0, hash: GENESIS, day: '', offset: 0 };

export const journalFolder = (folder: string): string => join(folder, 'journal');
export const checkpointFolder = (folder: string): string => join(folder, 'checkpoint');
export const asideFolder = (folder: string): string => join(folder, 'aside');

export const checkpointPath = (folder: string, day: string): string => join(checkpointFolder(folder), `${day}.json`);

export const dayPath = (folder: string, day: string): string => join(journalFolder(folder), `${day}.jsonl`);

/** The day's file as messages name it: the same on every system. */
export const dayName = (day: string): string => (day === '' ? 'journal' : `journal/${day}.jsonl`);

/** True for `YYYY-MM-DD`; days so written sort as they follow each other. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Days that have a file `<day><ending>` in `folder`, in order. */
async function daysIn(disk: Disk, folder: string, ending: string): Promise<string[]> {
	const names = await disk.list(folder);
	return names
		.filter((name) => name.endsWith(ending))
		.map((name) => name.slice(0, -ending.length))
		.filter(isDay)
		.sort();
}

/** Days that have a journal file, in order. */
export const journalDays = ({ disk, folder }: Store): Promise<string[]> =>
	daysIn(disk, journalFolder(folder), '.jsonl');

/** Days that have a checkpoint, good or not, in order. */
export const checkpointDays = ({ disk, folder }: Store): Promise<string[]> =>
	daysIn(disk, checkpointFolder(folder), '.json');
