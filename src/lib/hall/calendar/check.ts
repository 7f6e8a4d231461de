import { isWeekend, type Calendar } from './calendar.ts';
import { isDay, type Day } from './day.ts';

export type CalendarProblem = 'notADay' | 'nameMissing' | 'beyondCoverage' | 'workOnWeekday' | 'workAndOff';

export interface CalendarFlaw {
	readonly problem: CalendarProblem;
	/** Where in the calendar: `['coveredThrough']`, `['off', day]`, `['work', day]`. */
	readonly path: readonly string[];
}

/** Everything wrong with a calendar that is about to be imported: all at once, one flaw for each day. */
export function checkCalendar(calendar: Calendar): CalendarFlaw[] {
	const { coveredThrough, off, work } = calendar;
	const flaws: CalendarFlaw[] = isDay(coveredThrough) ? [] : [{ problem: 'notADay', path: ['coveredThrough'] }];
	const note = (table: 'off' | 'work', day: Day, problem: CalendarProblem | undefined) => {
		if (problem) flaws.push({ problem, path: [table, day] });
	};
	for (const [day, name] of Object.entries(off)) note('off', day, entryProblem(coveredThrough, day, name));
	for (const [day, name] of Object.entries(work)) {
		note('work', day, entryProblem(coveredThrough, day, name) ?? workProblem(calendar, day));
	}
	return flaws;
}

function entryProblem(coveredThrough: Day, day: string, name: string): CalendarProblem | undefined {
	if (!isDay(day)) return 'notADay';
	if (name.trim() === '') return 'nameMissing';
	return isDay(coveredThrough) && day > coveredThrough ? 'beyondCoverage' : undefined;
}

function workProblem({ off }: Calendar, day: Day): CalendarProblem | undefined {
	if (!isWeekend(day)) return 'workOnWeekday';
	return Object.hasOwn(off, day) ? 'workAndOff' : undefined;
}
