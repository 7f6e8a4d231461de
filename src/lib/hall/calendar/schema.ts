import { z } from 'zod';
import type { Calendar } from './calendar.ts';
import { checkCalendar } from './check.ts';

const names = () => z.record(z.string(), z.string().max(50));

/** A calendar to be imported. Each flaw is an issue at its own path, with the message `calendar.<CalendarProblem>`. */
export const calendarSchema = z
	.strictObject({ coveredThrough: z.string(), off: names(), work: names() })
	.superRefine((calendar, context) => {
		for (const { problem, path } of checkCalendar(calendar)) {
			context.addIssue({ code: 'custom', message: `calendar.${problem}`, path: [...path] });
		}
	}) satisfies z.ZodType<Calendar>;
