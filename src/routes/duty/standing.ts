import type { Tone } from '$lib/ui/tone.ts';
import type { DutyWindow } from './open.ts';

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

/** When it began to stand so: of a free window, when it was opened. */
export const standingSince = ({ ticket, status, statusSince }: DutyWindow): number =>
	status === 'open' && ticket ? ticket.statusSince : statusSince;

interface Group {
	/** the Chinese name of the place tells them apart */
	readonly key: string;
	readonly windows: readonly DutyWindow[];
}

/** The windows by zone and, within it, by place, in the hall's own order. */
export function placesOf(windows: readonly DutyWindow[]): Group[] {
	const groups = new Map<string, DutyWindow[]>();
	for (const window of windows) {
		const key = `${window.zone ?? ''} ${window.place['zh-CN']}`;
		const group = groups.get(key);
		if (group) group.push(window);
		else groups.set(key, [window]);
	}
	return [...groups].map(([key, members]) => ({ key, windows: members }));
}
