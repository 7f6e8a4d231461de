import { link, type Head, type Line } from './chain.ts';
import { makeCheckpoint } from './checkpoint.ts';
import type { Keeper } from './keeper.ts';
import { recorded, writeManifest, type Manifest } from './manifest.ts';
import type { Skipped } from './newest-checkpoint.ts';
import { isDay, type Place, type Store } from './places.ts';
import { rebuild } from './replay.ts';
import { start } from './start.ts';
import type { Aside } from './tail.ts';
import { Writer } from './writer.ts';

export { Damaged, NotSaved, OutcomeUnknown } from './errors.ts';
export type { Aside, Head, Keeper, Line, Skipped };

/** A log that is open for appending, by one process and one append at a time. */
export interface Journal<S> {
	/** The last line that is synced. */
	readonly head: Head;
	/**
	 * Appends one batch and resolves when it is durable. Each body is one line of JSON with the next `position` and,
	 * as `after`, the position of `head`. `day` is `YYYY-MM-DD`; a day before the last one goes to the last one's file.
	 *
	 * Rejects with `NotSaved` when nothing of the batch is kept, nor can come back; with `OutcomeUnknown` when that
	 * cannot be said before the next start: `head` then stays where it was, and appends are refused with `NotSaved`
	 * until what may have been written is taken back. Rejects with another error, and has written nothing, when it is
	 * called wrongly: with other bodies, while another append runs, after `close`.
	 */
	append(bodies: readonly string[], day: string): Promise<Line[]>;
	/**
	 * Resolves when the disk takes something again: what a refused batch may have left is taken back, and as much as a
	 * batch needs is written beside the journal, synced and removed. Rejects with what is wrong. As `append`, one at a time.
	 */
	probe(): Promise<void>;
	/** The state at `head`, made anew from the disk: for whoever moved on before an append was refused. */
	recover(): Promise<S>;
	/** Makes a checkpoint at `head` in this process, from the disk; see `makeCheckpoint`. One at a time. */
	checkpoint(): Promise<void>;
	/**
	 * Records in the manifest where the journal ends now. Another process then knows what is saved (see `synced.ts`), and
	 * a start can tell damage in these lines from a batch that was never answered.
	 */
	note(): Promise<void>;
	/**
	 * Records in the manifest where the journal ends and closes it. If that fails it rejects, and is closed all the
	 * same: nothing is lost, the next start takes it for a crash.
	 */
	close(): Promise<void>;
}

export interface Found<S> {
	/** The state at the end of the journal. */
	state: S;
	journal: Journal<S>;
	/** Position of the checkpoint that the start began with; 0 without any. */
	from: number;
	/** What the start moved out of the journal, if anything. It was never answered, and should be told. */
	aside: Aside | undefined;
	/** Checkpoints that could not be used. Nothing is lost by them, but they too should be told. */
	skipped: Skipped[];
}

/**
 * Opens the log in `folder`, or begins it. Hold the folder's lock before. Rejects with `Damaged`, and has then
 * changed nothing, where the journal is not what was once synced; with the keeper's own error if a line cannot be
 * applied; with the disk's own if that fails.
 */
export async function openJournal<S>({ disk, folder, keeper }: Store & { keeper: Keeper<S> }): Promise<Found<S>> {
	const store = { disk, folder };
	const { state, place, from, manifest, aside, skipped } = await start(store, keeper);
	return { state, journal: new StoredJournal(store, keeper, place, manifest), from, aside, skipped };
}

class StoredJournal<S> implements Journal<S> {
	readonly #store: Store;
	readonly #keeper: Keeper<S>;
	readonly #writer: Writer;
	#manifest: Manifest;
	#appending = false;
	#closed = false;
	/** The manifest is one file: its writers go one after another. */
	#noting: Promise<void> = Promise.resolve();

	constructor(store: Store, keeper: Keeper<S>, place: Place, manifest: Manifest) {
		this.#store = store;
		this.#keeper = keeper;
		this.#writer = new Writer(store, place);
		this.#manifest = manifest;
	}

	get head(): Head {
		const { position, hash } = this.#writer.place;
		return { position, hash };
	}

	async append(bodies: readonly string[], day: string): Promise<Line[]> {
		this.#assertIdle();
		if (!isDay(day)) throw new TypeError(`A day is YYYY-MM-DD, not ${day}.`);
		const lines = link(this.head, bodies);
		this.#appending = true;
		try {
			const before = this.#writer.place;
			await this.#writer.write(lines, day);
			if (before.day !== '' && before.day !== this.#writer.place.day) await this.#finish(before);
			return lines;
		} finally {
			this.#appending = false;
		}
	}

	async probe(): Promise<void> {
		this.#assertIdle();
		this.#appending = true;
		try {
			await this.#writer.probe();
		} finally {
			this.#appending = false;
		}
	}

	async recover(): Promise<S> {
		return (await rebuild(this.#store, this.#keeper, this.head.position)).state;
	}

	async checkpoint(): Promise<void> {
		await makeCheckpoint({ ...this.#store, keeper: this.#keeper, upTo: this.head.position });
	}

	note(): Promise<void> {
		return this.#record(this.#writer.place);
	}

	async close(): Promise<void> {
		this.#assertIdle();
		this.#closed = true;
		await this.#writer.close();
		await this.#record(this.#writer.place);
	}

	/**
	 * Records where a day ended. The batch that began the next day is saved already, and a start reads what the
	 * manifest does not know: a failure here is no one's, and the next day's end or `close` writes it all the same.
	 */
	async #finish(lastOfDay: Place): Promise<void> {
		await this.#record(lastOfDay).catch(() => undefined);
	}

	#record(place: Place): Promise<void> {
		this.#manifest = recorded(this.#manifest, place);
		const writing = this.#noting.then(() => writeManifest(this.#store, this.#manifest));
		this.#noting = writing.catch(() => undefined);
		return writing;
	}

	#assertIdle(): void {
		if (this.#closed) throw new Error('The journal is closed.');
		if (this.#appending) throw new Error('One append at a time: the one before has not come back.');
	}
}
