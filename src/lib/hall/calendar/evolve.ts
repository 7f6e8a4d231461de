import type { HallEvent } from '../events.ts';
import type { Calendar } from './calendar.ts';

/** Until a calendar is imported every date is provisional. */
export const initialCalendar = (): Calendar => ({ coveredThrough: '', off: {}, work: {} });

/** The years that the new calendar speaks of are taken over from it; what it says nothing of stays as it was. */
function merge(old: Calendar, fresh: Calendar): Calendar {
	const years = new Set([...Object.keys(fresh.off), ...Object.keys(fresh.work)].map((day) => day.slice(0, 4)));
	const kept = (days: Calendar['off']) => Object.entries(days).filter(([day]) => !years.has(day.slice(0, 4)));
	return {
		coveredThrough: fresh.coveredThrough,
		off: { ...Object.fromEntries(kept(old.off)), ...fresh.off },
		work: { ...Object.fromEntries(kept(old.work)), ...fresh.work }
	};
}

export function evolveCalendar(calendar: Calendar, event: HallEvent): Calendar {
	if (event.type === 'calendar.imported') return merge(calendar, event.calendar);
	return event.type === 'hall.setUp' ? event.preset.calendar : calendar;
}
