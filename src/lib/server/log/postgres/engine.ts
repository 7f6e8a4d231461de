import { link, type Head, type Line } from '../chain.ts';
import type { Engine } from '../engine.ts';
import { Conflict, NotSaved, OutcomeUnknown } from '../errors.ts';
import { hashAt, insertLines, Lost, readLines } from './commits.ts';
import { isRefused, Unreached, type Database } from './database.ts';
import { createFollower } from './follow.ts';
import type { Listener } from './listen.ts';
import { reasonOf } from './trouble.ts';

export interface PostgresParts {
	readonly database: Database;
	readonly hall: string;
	readonly listener: Listener;
	readonly report: (what: string, error?: unknown) => void;
	/** makes ready what lines by others need before anybody moves over them */
	readonly prepare?: (lines: readonly Line[]) => Promise<void>;
	/** what makes this node's checkpoints; nothing does unless it is given */
	readonly checkpoints?: Checkpoints | undefined;
	/** milliseconds in which it is found out what became of a batch whose answer was lost */
	readonly settling?: number;
	/** milliseconds between two looks for what others have appended */
	readonly polling?: number;
}

export interface Checkpoints {
	reached(position: number): void;
	idle(): Promise<void>;
}

const SETTLING = 3_000;
const PAUSE = 50;
const UNIQUE_VIOLATION = '23505';

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));

/**
 * A hall's log in PostgreSQL, shared by any number of nodes. Inserting the next positions is the concurrency control: the
 * primary key lets one node through, and the others read on.
 */
export function createPostgresEngine(parts: PostgresParts): Engine {
	const { database, hall, listener, checkpoints, prepare, report, settling = SETTLING } = parts;
	let away: string | undefined;
	const read = async (after: Head) => {
		const lines = await readLines(database, hall, after);
		if (lines.length > 0) await prepare?.(lines);
		return lines;
	};
	const follower = createFollower({
		...parts,
		read,
		onAway(reason) {
			if (reason !== away)
				report(reason === undefined ? 'the log can be followed again' : `the log cannot be followed: ${reason}`);
			away = reason;
		}
	});

	/**
	 * Whether the batch is in the log, asked by inserting the very same lines again: should the lost statement still be
	 * under way, the primary key lets only one of the two through, and both are the same.
	 */
	async function settle(after: Head, lines: readonly Line[], lost: unknown): Promise<void> {
		const giveUp = AbortSignal.timeout(settling);
		while (!giveUp.aborted) {
			try {
				return await insert(after, lines);
			} catch (error) {
				if (isRefused(error) && error.code === UNIQUE_VIOLATION) {
					const [first] = lines;
					const kept = await hashAt(database, hall, after.position + 1).catch(() => undefined);
					if (kept === first?.hash) return;
					if (kept !== undefined) throw new Conflict(after.position + 1);
				} else if (isRefused(error) || error instanceof Lost) throw new OutcomeUnknown(lost, error);
			}
			await pause();
		}
		away = reasonOf(lost);
		throw new OutcomeUnknown(lost, lost);
	}

	const insert = (after: Head, lines: readonly Line[]) => insertLines(database, hall, after, lines);

	async function save(after: Head, lines: readonly Line[]): Promise<void> {
		try {
			await insert(after, lines);
		} catch (error) {
			if (isRefused(error)) {
				if (error.code === UNIQUE_VIOLATION) throw new Conflict(after.position + 1);
				throw new NotSaved(error);
			}
			if (error instanceof Lost) throw new NotSaved(error);
			if (error instanceof Unreached) {
				away = reasonOf(error);
				follower.look();
				throw new NotSaved(error);
			}
			await settle(after, lines, error);
		}
	}

	return {
		async append(after, bodies) {
			const lines = link(after, bodies);
			if (lines.length === 0) return lines;
			await save(after, lines);
			listener.tell(hall);
			return lines;
		},
		read,
		follow: follower.start,
		look: follower.look,
		reached: ({ position }) => checkpoints?.reached(position),
		away: () => away,
		async close() {
			await follower.stop();
			await checkpoints?.idle();
		}
	};
}
