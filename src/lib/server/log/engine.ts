import type { Head, Line } from './chain.ts';
import type { Keeper } from './keeper.ts';
import { openJournal, type Journal } from './journal.ts';
import type { Store } from './places.ts';

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

interface JournalParts<S> extends Store {
	readonly keeper: Keeper<S>;
	/** what makes checkpoints, beside the hall or in this process */
	readonly checkpoints: (journal: Journal<S>) => { reached(position: number): void; idle(): Promise<void> };
}

/** The journal as an engine. @throws Damaged, the keeper's own error, or the disk's: nothing was changed */
export async function openJournalEngine<S>({ checkpoints, ...store }: JournalParts<S>): Promise<Opened<S>> {
	const { state, journal, aside, skipped } = await openJournal(store);
	const making = checkpoints(journal);
	const notes = skipped.map((checkpoint) => `a checkpoint could not be used: ${JSON.stringify(checkpoint)}`);
	if (aside) notes.unshift(`the log ended in what was never answered; moved aside: ${JSON.stringify(aside)}`);
	return { state, engine: journalEngine(journal, making), notes };
}

/** One process has the folder for itself: nothing is ever there that it did not append. */
export function journalEngine(
	journal: Pick<Journal<unknown>, 'append' | 'close'>,
	checkpoints: { reached(position: number): void; idle(): Promise<void> } = {
		reached: () => undefined,
		idle: async () => undefined
	}
): Engine {
	return {
		// That `after` is where the journal ends is checked with the bodies, each of which says so.
		append: (_, bodies, day) => journal.append(bodies, day),
		read: async () => [],
		follow: () => undefined,
		look: () => undefined,
		reached: ({ position }) => checkpoints.reached(position),
		away: () => undefined,
		async close() {
			await checkpoints.idle();
			await journal.close();
		}
	};
}
