import type { Tone } from '$lib/ui/tone.ts';
import type { Duty, Open } from './open.ts';

export type Need = Duty['attention'][number];

/** What presses most stands first: people whom nobody serves, then crowds and long waits, then windows where nothing moves. */
const ORDER = [
	'noWindow',
	'crowded',
	'waitsLong',
	'away',
	'idle',
	'unanswered',
	'overlong',
	'paused',
	'held'
] as const satisfies readonly Need['kind'][];

export const NEED_TONES = {
	noWindow: 'bad',
	crowded: 'warn',
	waitsLong: 'warn',
	away: 'bad',
	idle: 'warn',
	unanswered: 'waiting',
	overlong: 'waiting',
	paused: 'warn',
	held: 'waiting'
} as const satisfies Record<Need['kind'], Tone>;

export const byPressure = (needs: readonly Need[]): Need[] =>
	[...needs].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.since ?? 0) - (b.since ?? 0));

/** Tells one need from another, however the list moves. */
export const nameOf = ({ kind, queue, window, number }: Need): string => `${kind} ${queue ?? window ?? number ?? ''}`;

/** Where it can be dealt with. */
export function remedyOf({
	queue,
	window,
	number
}: Need): Extract<Open, { at: 'queue' | 'window' | 'find' }> | undefined {
	if (queue !== undefined) return { at: 'queue', id: queue };
	if (window !== undefined) return { at: 'window', id: window };
	return number === undefined ? undefined : { at: 'find', number };
}
