import type { Tone } from '$lib/ui/tone.ts';
import type { DutyQueue, DutyWindow } from './open.ts';

export type Standing = 'serving' | 'called' | 'free' | 'paused' | 'away' | 'closed';

/** How a window stands, in one word. */
export function standingOf({ status, pausedFor, ticket }: DutyWindow): Standing {
	if (status === 'closed') return 'closed';
	if (status === 'paused') return pausedFor === 'away' ? 'away' : 'paused';
	if (!ticket) return 'free';
	return ticket.status === 'serving' ? 'serving' : 'called';
}

export const STANDING_TONES = {
	serving: 'active',
	called: 'waiting',
	free: 'good',
	paused: 'warn',
	away: 'bad',
	closed: 'neutral'
} as const satisfies Record<Standing, Tone>;

/** When it began to stand so; of a free window, when the last person left. */
export const standingSince = ({ ticket, status, statusSince, quietSince }: DutyWindow): number => {
	if (status !== 'open') return statusSince;
	return ticket ? ticket.statusSince : quietSince;
};

/** How long its person has been served, without what lay between while on hold; null while nobody is. */
export const servedFor = ({ ticket, status }: DutyWindow, now: number): number | null =>
	status === 'open' && ticket?.status === 'serving' ? ticket.served + Math.max(0, now - ticket.statusSince) : null;

const MINUTE = 60_000;
/** Beyond this many times the usual a visit is worth a look. */
const LONG = 2;

/** A visit against what is usual for its queue: how far along, from 0 to 1 at `LONG` times the usual. */
export function lengthOf(window: DutyWindow, queues: readonly DutyQueue[], now: number) {
	const lasted = servedFor(window, now);
	const usual = queues.find(({ id }) => id === window.ticket?.queue)?.usual ?? 0;
	if (lasted === null || usual === 0) return undefined;
	const times = lasted / (usual * MINUTE);
	return { share: Math.min(1, times / LONG), isLong: times > LONG, usual };
}
