import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { realDisk, replaceFile } from '../log/disk.ts';

/** A backup cannot be made or used. The message is one sentence that says why and what to do. */
export class BadBackup extends Error {
	override readonly name = 'BadBackup';
}

/** The file that says what a folder is. It is the last one that is finished. */
export const NOTE = 'backup.json';
/** Every other file: `<sha256>  <path>` a line, as `sha256sum -c` reads it. */
export const LIST = 'files.sha256';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const hallSchema = z.object({
	/** hash of the first line, by which a log is known from every other; null: nothing ever happened there */
	first: hash.nullable(),
	position: z.int().min(0),
	hash,
	day: z.string(),
	/** what the hall's secret is known by, without telling it */
	keys: hash
});
export type HallNote = z.infer<typeof hallSchema>;

const finished = z.object({
	format: z.literal(1),
	complete: z.literal(true),
	holds: z.enum(['log', 'keys']),
	kind: z.enum(['demo', 'hall']),
	madeAt: z.string(),
	halls: z.record(z.string().regex(/^[\w-]+$/), hallSchema),
	/** SHA-256 of the list of files */
	list: hash
});
export type Note = z.infer<typeof finished>;

const begun = z.object({ format: z.literal(1), complete: z.literal(false) });
const newer = z.object({ format: z.int().min(2) });

/** The hall's secret, as somebody may know it who must not know the secret. */
export const fingerprint = (secret: Buffer): string => createHmac('sha256', secret).update('backup').digest('hex');

const write = (folder: string, note: object): Promise<void> =>
	replaceFile(realDisk, `${folder}/${NOTE}`, Buffer.from(`${JSON.stringify(note, undefined, '\t')}\n`));

export const writeBegun = (folder: string): Promise<void> => write(folder, { format: 1, complete: false });
export const writeFinished = (folder: string, note: Omit<Note, 'format' | 'complete'>): Promise<void> =>
	write(folder, { format: 1, complete: true, ...note });

/** @throws BadBackup unless the folder holds a whole backup of that kind */
export async function readNote(folder: string, holds: Note['holds']): Promise<Note> {
	const what = holds === 'log' ? 'backup' : 'backup of keys';
	if ((await realDisk.size(`${folder}/${NOTE}`)) === undefined)
		throw new BadBackup(`${folder} holds no ${what}: there is no ${NOTE} in it.`);
	const value = parse((await realDisk.read(`${folder}/${NOTE}`)).toString('utf8'));
	if (begun.safeParse(value).success)
		throw new BadBackup(`The backup in ${folder} was never finished. Take another one, and remove this folder.`);
	if (newer.safeParse(value).success)
		throw new BadBackup(`The backup in ${folder} was made by a newer release. Restore it with that one.`);
	const note = finished.safeParse(value);
	if (!note.success) throw new BadBackup(`${folder}/${NOTE} is damaged. Take another backup.`);
	if (note.data.holds !== holds) throw new BadBackup(`${folder} holds no ${what}, but the ${note.data.holds} of one.`);
	return note.data;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
