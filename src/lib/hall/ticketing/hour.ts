import type { DeepReadonly } from '../contract.ts';
import type { Ticket } from './state.ts';

/** One look back every five minutes, over an hour. */
const STEP = 5 * 60_000;
export const STEPS = 12;

type Seen = Pick<
	DeepReadonly<Ticket>,
	'queue' | 'status' | 'takenAt' | 'calledAt' | 'statusSince' | 'requeues' | 'endedAt'
>;

/**
 * When a ticket stood in line. Exact for whoever was called once: of one that queued again only the first call and the
 * last return are known, and one that was transferred counts with the queue where it is now.
 */
function* stays({ status, takenAt, calledAt, statusSince, endedAt }: Seen): Generator<readonly [number, number]> {
	const left = calledAt ?? endedAt;
	yield [takenAt, left ?? Infinity];
	if (status === 'waiting' && left !== null) yield [statusSince, Infinity];
}

/** How long each line was, from an hour ago until now, and how many numbers were taken in each step between. */
export function lastHour(tickets: readonly Seen[], now: number) {
	const waiting: Record<string, number[]> = {};
	const taken: number[] = Array.from({ length: STEPS }, () => 0);
	for (const ticket of tickets) {
		const line = (waiting[ticket.queue] ??= Array.from({ length: STEPS + 1 }, () => 0));
		for (const [from, to] of stays(ticket)) {
			if (to < now - STEPS * STEP) continue;
			for (const [step, n] of line.entries()) {
				const then = now - (STEPS - step) * STEP;
				if (from <= then && then < to) line[step] = n + 1;
			}
		}
		const ago = Math.floor((now - ticket.takenAt) / STEP);
		if (ago >= 0 && ago < STEPS) taken[STEPS - 1 - ago] = (taken[STEPS - 1 - ago] ?? 0) + 1;
	}
	return { waiting, taken };
}

export const quietHour = (): number[] => Array.from({ length: STEPS + 1 }, () => 0);
