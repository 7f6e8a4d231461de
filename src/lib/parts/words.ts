import type { Language } from '$lib/hall/contract.ts';
import type { Speech } from '$lib/i18n/i18n.ts';

/** The hall's zone: wherever the browser stands, it shows the hall's time. */
const ZONE = 'Asia/Shanghai';
const CLOCK = { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const LONG = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const SHORT = { month: 'short', day: 'numeric' } as const;

/** To make one is slow, and lists show many. */
const kept = new Map<string, Intl.DateTimeFormat>();
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = language + JSON.stringify(options);
	const found = kept.get(key) ?? new Intl.DateTimeFormat(language, options);
	kept.set(key, found);
	return found;
}

/** 09:40, in the hall's zone. */
export const timeWords = (language: Language, at: number): string => formatter(language, CLOCK).format(at);

/** 2026年11月20日 09:40 */
export const momentWords = (language: Language, at: number): string =>
	formatter(language, { ...CLOCK, ...LONG }).format(at);

/** 11月20日 09:40 */
export const shortMomentWords = (language: Language, at: number): string =>
	formatter(language, { ...CLOCK, ...SHORT }).format(at);

/** A day has no zone: read and written in the one that is none. */
const dayIn = (language: Language, options: Intl.DateTimeFormatOptions, day: string) =>
	formatter(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** 2026年11月20日 */
export const dayWords = (language: Language, day: string): string => dayIn(language, LONG, day);

/** 11月20日 */
export const shortDayWords = (language: Language, day: string): string => dayIn(language, SHORT, day);

/** 12:07, or 1:02:07: how long something has lasted. */
export function lasting(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const two = (n: number) => String(n).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	return `${hours > 0 ? `${hours}:${two(minutes)}` : two(minutes)}:${two(seconds % 60)}`;
}

/** Money is fen in data. */
export const yuan = (language: Language, fen: number): string =>
	new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY' }).format(fen / 100);

/** How long whoever comes now waits: not at all where a window is free, and nobody can say where none is open. */
export function waitWords(i18n: Speech, minutes: number | null): string {
	if (minutes === null) return i18n.t('minutes.none');
	return minutes === 0 ? i18n.t('minutes.noWait') : i18n.t('minutes', { n: minutes });
}
