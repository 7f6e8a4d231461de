import type { Calendar } from '$lib/hall/calendar/calendar.ts';

/**
 * A calendar file as far as the browser looks at it: JSON, and not a list. Whether its days make sense, and where it has
 * no shape of a calendar at all, is said by the hall, with the place of each mistake.
 */
const isFile = (value: unknown): value is Calendar =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

export function readCalendar(text: string): Calendar | undefined {
	try {
		const read: unknown = JSON.parse(text);
		return isFile(read) ? read : undefined;
	} catch {
		return undefined;
	}
}
