import { existsSync, readFileSync } from 'node:fs';

/**
 * How long one piece of work holds the event loop, as processor time of this very thread: what other processes take away
 * from it meanwhile does not count, so that a busy machine changes nothing. Linux alone tells it, to its own tick of a
 * few milliseconds.
 */
const SCHEDSTAT = '/proc/thread-self/schedstat';
export const CAN_MEASURE = existsSync(SCHEDSTAT);

/** Processor time of this thread so far, in milliseconds. */
export const threadTime = (): number => Number(readFileSync(SCHEDSTAT, 'latin1').split(' ')[0]) / 1e6;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The longest turn of the event loop while something is done, in milliseconds of this thread's time. */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
	let longest = 0;
	let over = false;
	await turn();
	let last = threadTime();
	const look = () => {
		const now = threadTime();
		longest = Math.max(longest, now - last);
		last = now;
		if (!over) setImmediate(look);
	};
	setImmediate(look);
	await work();
	// What the end of the work has set going belongs to it.
	await turn();
	over = true;
	await turn();
	return longest;
}

const TRIES = 3;

/**
 * The shortest of the longest turns of several tries: code that holds the loop does so each time, the engine's own
 * cleaning up of memory does not.
 */
export async function holds(work: (attempt: number) => Promise<unknown>): Promise<number> {
	let least = Infinity;
	for (let attempt = 0; attempt < TRIES; attempt += 1) least = Math.min(least, await longestTurn(() => work(attempt)));
	return least;
}
