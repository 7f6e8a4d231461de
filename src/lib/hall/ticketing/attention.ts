import type { ReadHall } from './guards.ts';
import { lineOf } from './line.ts';
import { ticketsIn, type QueueLine } from './shown.ts';

const MINUTE = 60_000;

/** Something that needs a person now; `since` is when it began, where that is known. */
export interface Attention {
	kind: 'noWindow' | 'crowded' | 'paused' | 'away' | 'held';
	/** the queue, window or number that it is about */
	queue?: string;
	window?: string;
	number?: string;
	count?: number;
	since?: number;
}

export function attention(hall: ReadHall, lines: readonly QueueLine[], now: number): Attention[] {
	const { crowdedFrom = 0, pauseMinutes = 0 } = hall.catalogue.policy ?? {};
	const queues = lines.flatMap(({ id, waiting, windows }): Attention[] => {
		const since = lineOf(hall.ticketing, id)[0]?.takenAt;
		const oldest = since === undefined ? {} : { since };
		if (waiting > 0 && windows === 0) return [{ kind: 'noWindow', queue: id, count: waiting, ...oldest }];
		return waiting >= crowdedFrom * windows && waiting > 0
			? [{ kind: 'crowded', queue: id, count: waiting, ...oldest }]
			: [];
	});
	const windows = Object.values(hall.ticketing.windows).flatMap((window): Attention[] => {
		if (window.status !== 'paused') return [];
		const about = { window: window.id, since: window.statusSince };
		if (window.pausedFor === 'away') return [{ kind: 'away', ...about }];
		return now - window.statusSince >= pauseMinutes * MINUTE ? [{ kind: 'paused', ...about }] : [];
	});
	const held = ticketsIn(hall, 'held').flatMap(({ number, statusSince }): Attention[] =>
		now - statusSince >= 2 * pauseMinutes * MINUTE ? [{ kind: 'held', number, since: statusSince }] : []
	);
	return [...queues, ...windows, ...held];
}
