import { join } from 'node:path';
import { formatLine, type Line } from './chain.ts';
import { PART, type DiskFile } from './disk.ts';
import { NotSaved, OutcomeUnknown } from './errors.ts';
import { lineEndingAt } from './lines.ts';
import { dayName, dayPath, journalFolder, type Place, type Store } from './places.ts';
import { writeAnew } from './tail.ts';

/** Room for some batches: a disk that has less is still full. */
const PROBE_BYTES = 1024 * 1024;

/** How much of a day's file is synced, in bytes. */
interface End {
	day: string;
	length: number;
}

/** The writing end of the journal: one open file, and the place up to which all is synced. */
export class Writer {
	readonly #store: Store;
	#place: Place;
	#file: { day: string; handle: DiskFile } | undefined;
	/** Set while bytes may stand behind the synced end of a file; `tried` when cutting it there has failed. */
	#uncut: { end: End; tried: boolean } | undefined;

	constructor(store: Store, place: Place) {
		this.#store = store;
		this.#place = place;
	}

	/** The end of what is synced. */
	get place(): Place {
		return this.#place;
	}

	/**
	 * Appends the lines of one batch to the file of `day`, or of the last line's day if that is later: one write, one
	 * sync, and for a new file one of its folder. Rejects with `NotSaved` or `OutcomeUnknown`.
	 */
	async write(lines: readonly Line[], day: string): Promise<void> {
		const last = lines.at(-1);
		if (!last) return;
		const fresh = day > this.#place.day;
		const target = fresh ? { day, length: 0 } : { day: this.#place.day, length: this.#place.offset };
		const bytes = Buffer.from(lines.map((line) => `${formatLine(line)}\n`).join(''));
		const handle = await this.#ready(target);
		this.#uncut = { end: target, tried: false };
		try {
			await handle.append(bytes);
			await handle.sync();
			if (fresh) await this.#store.disk.syncFolder(journalFolder(this.#store.folder));
		} catch (saving) {
			await this.#cutBack().catch((cause: unknown) => {
				throw new OutcomeUnknown(saving, cause);
			});
			throw new NotSaved(saving);
		}
		this.#uncut = undefined;
		const { position, hash } = last;
		this.#place = { position, hash, day: target.day, offset: target.length + bytes.length };
	}

	/** Resolves when nothing is left to cut back and the disk has kept, and given up again, a file of a batch's size. */
	async probe(): Promise<void> {
		await this.#cutBack();
		const { disk, folder } = this.#store;
		const path = join(journalFolder(folder), `probe${PART}`);
		const file = await disk.open(path);
		try {
			await file.truncate(0);
			await file.append(Buffer.alloc(PROBE_BYTES));
			await file.sync();
		} finally {
			await file.close();
			await disk.remove(path);
		}
	}

	/** Cuts back if that is still to be done, as far as the disk lets it, and closes the file. */
	async close(): Promise<void> {
		await this.#cutBack().catch(() => undefined);
		await this.#letGo();
	}

	/** The file to append to, with nothing behind its synced end. What fails here has written nothing. */
	async #ready(target: End): Promise<DiskFile> {
		try {
			await this.#cutBack();
			return await this.#open(target);
		} catch (cause) {
			await this.#letGo();
			throw new NotSaved(cause);
		}
	}

	async #open({ day, length }: End): Promise<DiskFile> {
		if (this.#file?.day === day) return this.#file.handle;
		await this.#letGo();
		const handle = await this.#store.disk.open(dayPath(this.#store.folder, day));
		this.#file = { day, handle };
		const size = await handle.size();
		if (size === length) return handle;
		throw new Error(`${dayName(day)} has ${size} bytes where ${length} were synced: something else writes to it.`);
	}

	/**
	 * Takes back a batch that could not be saved: resolves only when no crash can bring a line of it back. Cutting the
	 * file needs no room, which may be just what is missing. But if that fails, the file may look cut and not be so on
	 * the disk, where a second cut would change nothing: from then on only writing it anew will do.
	 */
	async #cutBack(): Promise<void> {
		if (!this.#uncut) return;
		const { end, tried } = this.#uncut;
		await this.#letGo();
		await this.#checkEnd(end);
		this.#uncut = { end, tried: true };
		if (tried) await writeAnew(this.#store, end.day, end.length);
		else await this.#cut(end);
		if (end.length === 0) await this.#forget(end.day);
		this.#uncut = undefined;
	}

	/** Reads the synced end again: after a failed sync the system may have dropped what it held of the file. */
	async #checkEnd({ day, length }: End): Promise<void> {
		if (length === 0) return;
		const line = await lineEndingAt(this.#store.disk, dayPath(this.#store.folder, day), length);
		if (!line?.startsWith(`${this.#place.hash} `)) throw new Error(`${dayName(day)} has lost its last synced line.`);
	}

	async #cut({ day, length }: End): Promise<void> {
		const handle = await this.#store.disk.open(dayPath(this.#store.folder, day));
		try {
			await handle.truncate(length);
			await handle.sync();
		} finally {
			await handle.close();
		}
	}

	/** Removes the file that was made for a refused batch. It is empty and synced, so that it may as well stay. */
	async #forget(day: string): Promise<void> {
		try {
			await this.#store.disk.remove(dayPath(this.#store.folder, day));
			await this.#store.disk.syncFolder(journalFolder(this.#store.folder));
		} catch {
			// An empty day is no flaw.
		}
	}

	/** Closes the open file. What was synced stays so, whatever closing says. */
	async #letGo(): Promise<void> {
		const file = this.#file;
		this.#file = undefined;
		await file?.handle.close().catch(() => undefined);
	}
}
