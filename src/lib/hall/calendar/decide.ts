import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import type { calendarCommands } from './commands.ts';

export const decideCalendar: Deciders<typeof calendarCommands> = {
	'calendar.import': (hall, calendar) => {
		const now = hall.calendar.coveredThrough;
		if (calendar.coveredThrough < now) refuse('calendar-shrinks', { coveredThrough: calendar.coveredThrough, now });
		return { events: [{ type: 'calendar.imported', v: 1, calendar }] };
	}
};
