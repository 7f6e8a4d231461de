import type { Calendar } from './calendar.ts';

export type CalendarEvent = { type: 'calendar.imported'; v: 1; calendar: Calendar };

export const calendarVersions = { 'calendar.imported': 1 } as const satisfies Record<CalendarEvent['type'], number>;
