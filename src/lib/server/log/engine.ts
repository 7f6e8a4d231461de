import type { Head, Line } from './chain.ts';
import type { Keeper } from './keeper.ts';
import { NotSaved, OutcomeUnknown } from './errors.ts';
import { openJournal, type Journal } from './journal.ts';
import type { Store } from './places.ts';
import { createSaving } from './saving.ts';

/**
 * A hall's log, whoever keeps it: this machine's journal, which nobody else writes to, or a database that any number of
 * nodes append to. Whoever uses it knows how far they have come; the engine keeps no place for them.
 */
export interface Engine {
	/**
	 * Appends one batch behind the line `after` and resolves when it is durable. Bodies as `link` wants them; `day` is
	 * `YYYY-MM-DD`. Rejects with `Conflict` when others have appended there first, with `NotSaved` when nothing of the
	 * batch is kept nor can come back, with `OutcomeUnknown` when that cannot be said now.
	 */
	append(after: Head, bodies: readonly string[], day: string): Promise<Line[]>;
	/** What others have appended behind the line `after`: the next lines, each checked against the one before it. */
	read(after: Head): Promise<Line[]>;
	/** Gives lines that others have appended behind `from()`, soon after they did, until `close`. */
	follow(from: () => Head, onLines: (lines: Line[]) => Promise<void>): void;
	/** Looks now for what others have appended, rather than at the next turn. */
	look(): void;
	/** Tells how far whoever uses it has come: often enough, a checkpoint is made there. */
	reached(head: Head): void;
	/** Why nothing can be saved now; undefined while all is well, as far as is known. */
	away(): string | undefined;
	/** Told whenever that changes. */
	hearAway(listener: (away: string | undefined) => void): void;
	/** Resolves when all that it does is done. */
	close(): Promise<void>;
}

/** An open log, and the state at its end. */
export interface Opened<S> {
	readonly state: S;
	readonly engine: Engine;
	/** what the start had to make good, to be told */
	readonly notes: readonly string[];
}

/** What goes on beside a journal, told how far that has come. */
export interface Beside {
	reached(position: number): void;
	/** Begins nothing more, and resolves when what was begun is done. */
	end(): Promise<void>;
}

interface JournalParts<S> extends Store {
	readonly keeper: Keeper<S>;
	/** `from` is the position of the checkpoint that the start began with. */
	readonly beside: (journal: Journal<S>, from: number) => Beside;
}

/** The journal as an engine. @throws Damaged, the keeper's own error, or the disk's: nothing was changed */
export async function openJournalEngine<S>({ beside, ...store }: JournalParts<S>): Promise<Opened<S>> {
	const { state, journal, from, aside, skipped } = await openJournal(store);
	const notes = skipped.map((checkpoint) => `a checkpoint could not be used: ${JSON.stringify(checkpoint)}`);
	if (aside) notes.unshift(`the log ended in what was never answered; moved aside: ${JSON.stringify(aside)}`);
	return { state, engine: journalEngine(journal, beside(journal, from)), notes };
}

/** Between two tries whether a disk that has failed takes something again. */
const PROBE_AGAIN = 1_000;
const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The disk's own word for what is wrong, or ours. */
function reasonOf(error: unknown): string {
	for (let at = error; at instanceof Error; at = at.cause)
		if ('code' in at && typeof at.code === 'string') return at.code;
	return 'the disk fails';
}

/**
 * One process has the folder for itself: nothing is ever there that it did not append. After a batch that the disk did
 * not take, nothing more is tried on people's answers: the disk is probed until it takes something again.
 */
export function journalEngine(
	journal: Pick<Journal<unknown>, 'append' | 'probe' | 'close'>,
	beside: Beside = { reached: () => undefined, end: async () => undefined },
	pause: (milliseconds: number) => Promise<void> = sleep
): Engine {
	const saving = createSaving();
	let closed = false;
	let mending: Promise<void> = Promise.resolve();

	async function mend(): Promise<void> {
		while (!closed) {
			await pause(PROBE_AGAIN);
			if (closed) return;
			try {
				await journal.probe();
				return saving.turn(undefined);
			} catch (error) {
				saving.turn(reasonOf(error));
			}
		}
	}

	return {
		// That `after` is where the journal ends is checked with the bodies, each of which says so.
		async append(_, bodies, day) {
			try {
				return await journal.append(bodies, day);
			} catch (error) {
				if (error instanceof NotSaved || error instanceof OutcomeUnknown) {
					saving.turn(reasonOf(error));
					mending = mend();
				}
				throw error;
			}
		},
		read: async () => [],
		follow: () => undefined,
		look: () => undefined,
		reached: ({ position }) => beside.reached(position),
		away: () => saving.away,
		hearAway: saving.hear,
		async close() {
			closed = true;
			await beside.end();
			await mending;
			await journal.close();
		}
	};
}
