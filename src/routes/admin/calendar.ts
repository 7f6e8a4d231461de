import type { Calendar } from '$lib/hall/calendar/calendar.ts';

const isTable = (value: unknown): value is Record<string, string> =>
	value !== null && typeof value === 'object' && Object.values(value).every((entry) => typeof entry === 'string');

/** A calendar file as far as its shape goes; whether its days make sense is the hall's own check. */
export function readCalendar(text: string): Calendar | undefined {
	try {
		const read: unknown = JSON.parse(text);
		if (read === null || typeof read !== 'object') return undefined;
		const { coveredThrough, off, work } = { coveredThrough: undefined, off: undefined, work: undefined, ...read };
		return typeof coveredThrough === 'string' && isTable(off) && isTable(work)
			? { coveredThrough, off, work }
			: undefined;
	} catch {
		return undefined;
	}
}
