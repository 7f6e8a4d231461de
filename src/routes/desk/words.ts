import type { Language } from '$lib/hall/contract.ts';
import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { TicketStatus } from '$lib/hall/ticketing/rules.ts';
import type { Tone } from '$lib/ui/tone.ts';

const ZONE = 'Asia/Shanghai';
const CLOCK = { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** 09:40, in the hall's zone. */
export const timeWords = (language: Language, at: number): string =>
	new Intl.DateTimeFormat(language, CLOCK).format(at);

/** 2026年11月20日 09:40 */
export const momentWords = (language: Language, at: number): string =>
	new Intl.DateTimeFormat(language, { ...CLOCK, year: 'numeric', month: 'long', day: 'numeric' }).format(at);

/** A day has no zone: read and written in the one that is none. */
const dayFormat = (language: Language, options: Intl.DateTimeFormatOptions, day: string) =>
	new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** 2026年11月20日 */
export const dayWords = (language: Language, day: string): string =>
	dayFormat(language, { year: 'numeric', month: 'long', day: 'numeric' }, day);

/** 11月20日 */
export const shortDayWords = (language: Language, day: string): string =>
	dayFormat(language, { month: 'short', day: 'numeric' }, day);

/** 12:07, or 1:02:07: how long something has lasted. */
export function lasting(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const two = (n: number) => String(n).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	return `${hours > 0 ? `${hours}:${two(minutes)}` : two(minutes)}:${two(seconds % 60)}`;
}

export const TICKET_TONES = {
	waiting: 'waiting',
	called: 'warn',
	serving: 'active',
	missed: 'neutral',
	done: 'good',
	expired: 'neutral'
} as const satisfies Record<TicketStatus, Tone>;

export const CASE_TONES = {
	draft: 'neutral',
	received: 'waiting',
	correcting: 'warn',
	refused: 'bad',
	lapsed: 'bad',
	accepted: 'active',
	reviewing: 'active',
	granted: 'good',
	denied: 'bad',
	producing: 'active',
	ready: 'waiting',
	delivered: 'good'
} as const satisfies Record<CaseStatus, Tone>;
