import type { Language } from '$lib/hall/contract.ts';

/** The hall's zone: wherever the browser stands, it shows the hall's time. */
const ZONE = 'Asia/Shanghai';

const kept = new Map<string, Intl.DateTimeFormat>();
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = language + JSON.stringify(options);
	const found = kept.get(key) ?? new Intl.DateTimeFormat(language, options);
	kept.set(key, found);
	return found;
}

/** A date without time has no zone of its own. */
const plain = (day: string) => new Date(`${day}T00:00:00Z`);

/** `2026-11-20` as “11月20日”, or with its weekday. */
export const dayWords = (day: string, language: Language): string =>
	formatter(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(plain(day));
export const longDay = (day: string, language: Language): string =>
	formatter(language, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(plain(day));

/** An instant as day and minute, or the minute alone. */
export const momentWords = (at: number, language: Language): string =>
	formatter(language, {
		month: 'short',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hour12: false,
		timeZone: ZONE
	}).format(at);
export const timeWords = (at: number, language: Language): string =>
	formatter(language, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE }).format(at);

/** Money is fen in data. */
export const yuan = (fen: number, language: Language): string =>
	new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY' }).format(fen / 100);
