import { kindOf, type Calendar, type DayKind } from '$lib/hall/calendar/calendar.ts';
import { addDays, weekday, type Day } from '$lib/hall/calendar/day.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';

export interface YearDay extends DayKind {
	readonly day: Day;
	/** of the month */
	readonly n: number;
	/** 1 Monday to 7 Sunday */
	readonly column: number;
}
export interface Month {
	readonly n: number;
	readonly days: readonly YearDay[];
}

const daysOf = (year: number): Day[] => {
	const days: Day[] = [];
	for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) days.push(day);
	return days;
};

/** A year as it hangs on the wall: months of days, each with what the calendar makes of it. */
export function yearOf(calendar: DeepReadonly<Calendar>, year: number): Month[] {
	const days = daysOf(year).map((day) => ({
		...kindOf(calendar, day),
		day,
		n: Number(day.slice(8)),
		column: weekday(day) === 0 ? 7 : weekday(day)
	}));
	return Array.from({ length: 12 }, (_, index) => ({
		n: index + 1,
		days: days.filter(({ day }) => Number(day.slice(5, 7)) === index + 1)
	}));
}

export interface Holiday {
	readonly name: string;
	readonly off: readonly Day[];
	/** weekend days that are worked for it */
	readonly work: readonly Day[];
}

/** The holidays of a year in their order, each with its days off and what is worked for them. */
export function holidaysOf({ off, work }: DeepReadonly<Calendar>, year: number): Holiday[] {
	const inYear = (days: Readonly<Record<Day, string>>) =>
		Object.keys(days)
			.filter((day) => day.startsWith(`${year}-`))
			.sort();
	const [free, worked] = [inYear(off), inYear(work)];
	return [...new Set(free.map((day) => off[day] ?? ''))].map((name) => ({
		name,
		off: free.filter((day) => off[day] === name),
		work: worked.filter((day) => work[day] === name)
	}));
}
