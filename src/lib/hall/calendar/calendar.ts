import { nextDay, weekday, type Day } from './day.ts';

/**
 * What the State Council's yearly notices make of the week: plain JSON. A day in neither table is what its weekday says.
 * Up to and including `coveredThrough` this is certain; after it Monday to Friday count, and every answer is provisional.
 */
export interface Calendar {
	readonly coveredThrough: Day;
	/** Days off, weekends inside a holiday included, with the holiday's name. */
	readonly off: Readonly<Record<Day, string>>;
	/** Weekend days worked instead (调休上班), with the holiday that they make up for. */
	readonly work: Readonly<Record<Day, string>>;
}

export interface DayKind {
	readonly working: boolean;
	readonly reason: 'weekday' | 'weekend' | 'holiday' | 'makeUp';
	/** The holiday's name, for `holiday` and `makeUp`. */
	readonly name?: string;
	/** False after `coveredThrough`: then the answer is provisional (暂按平日历推算). */
	readonly covered: boolean;
}

/** What a day is, and why. */
export function kindOf(calendar: Calendar, day: Day): DayKind {
	const covered = day <= calendar.coveredThrough;
	const work = calendar.work[day];
	if (work !== undefined) return { working: true, reason: 'makeUp', name: work, covered };
	const off = calendar.off[day];
	if (off !== undefined) return { working: false, reason: 'holiday', name: off, covered };
	return isWeekend(day)
		? { working: false, reason: 'weekend', covered }
		: { working: true, reason: 'weekday', covered };
}

export function isWeekend(day: Day): boolean {
	return weekday(day) === 0 || weekday(day) === 6;
}

export function isWorkingDay(calendar: Calendar, day: Day): boolean {
	return kindOf(calendar, day).working;
}

/** The day itself if it is a working day, else the next one. */
export function firstWorkingDay(calendar: Calendar, day: Day): Day {
	let found = day;
	while (!isWorkingDay(calendar, found)) found = nextDay(found);
	return found;
}

/**
 * The `n`-th working day after `day`, which itself is not counted (and, for `n` = 0, is returned as it is).
 * Throws a RangeError unless `n` is a whole number from 0.
 */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day {
	if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of days: ${n}`);
	let found = day;
	for (let left = n; left > 0; left -= 1) found = firstWorkingDay(calendar, nextDay(found));
	return found;
}

/** How many working days lie in `(after, through]`; 0 if `through` is not after `after`. */
export function workingDaysBetween(calendar: Calendar, after: Day, through: Day): number {
	let count = 0;
	let day = after;
	while (day < through) {
		day = nextDay(day);
		if (isWorkingDay(calendar, day)) count += 1;
	}
	return count;
}
