import { tz } from '@date-fns/tz';
import { utc } from '@date-fns/utc';
import { addDays as addDaysTo, differenceInCalendarDays, format, formatISO, getDay, isValid, parseISO } from 'date-fns';
import { memo } from './memo.ts';

/**
 * A date without time, `YYYY-MM-DD`, in the hall's zone. Days compare as strings. Whoever takes a day from outside checks
 * it with `isDay`; everything else here trusts it.
 */
export type Day = string;

/** The hall's zone. Every call names its zone: date-fns works in the process's own unless told otherwise. */
const hall = { in: tz('Asia/Shanghai') };
/** Arithmetic on days has no zone of its own; UTC has no hour that is missing or comes twice. */
const plain = { in: utc };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Asking the zone costs about 12 µs. Since 1901 it has been whole hours off UTC, so one answer serves a full UTC hour. */
const hourOf = memo(20_000, (hour: number) => {
	const [day = '', clock = ''] = format(hour * HOUR, 'yyyy-MM-dd HH', hall).split(' ');
	return { day, clock };
});

/** The hall's day of an instant (epoch milliseconds). Throws a RangeError for NaN. */
export function dayOf(instant: number): Day {
	return hourOf(Math.floor(instant / HOUR)).day;
}

/** The hall's wall clock at an instant (epoch milliseconds), `HH:mm`, seconds cut off. Throws a RangeError for NaN. */
export function timeOf(instant: number): string {
	const hour = Math.floor(instant / HOUR);
	const minute = Math.floor((instant - hour * HOUR) / MINUTE);
	return `${hourOf(hour).clock}:${String(minute).padStart(2, '0')}`;
}

/** The instant (epoch milliseconds) at which the hall's clock shows `time` (`HH:mm`, `24:00` being the day's end). */
export function instantOf(day: Day, time: string): number {
	const instant = parseISO(`${day}T${time}`, hall).getTime();
	if (Number.isNaN(instant)) throw new RangeError(`no such moment: ${day} ${time}`);
	return instant;
}

/** The day `n` days later, or earlier if `n` is negative. */
export function addDays(day: Day, n: number): Day {
	return formatISO(addDaysTo(day, n, plain), { representation: 'date' });
}

/** `addDays(day, 1)`, remembered: counting a limit asks for the same few hundred days over and over. */
export const nextDay = memo(20_000, (day: Day) => addDays(day, 1));

/** Days from `a` to `b`: 0 for the same day, negative if `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
	return differenceInCalendarDays(b, a, plain);
}

/** 0 for Sunday to 6 for Saturday. */
export const weekday = memo(20_000, (day: Day): number => getDay(day, plain));

/** Whether the text is a real date in the one accepted form: 2001-02-29 is none, and neither is 2026-1-1. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text, plain));
}
