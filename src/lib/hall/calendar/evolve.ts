import type { HallEvent } from '../events.ts';
import type { Calendar } from './calendar.ts';

/** Until a calendar is imported every date is provisional. */
export const initialCalendar = (): Calendar => ({ coveredThrough: '', off: {}, work: {} });

/** A newly imported calendar is taken over whole. */
export function evolveCalendar(calendar: Calendar, event: HallEvent): Calendar {
	if (event.type === 'calendar.imported') return event.calendar;
	return event.type === 'hall.setUp' ? event.preset.calendar : calendar;
}
