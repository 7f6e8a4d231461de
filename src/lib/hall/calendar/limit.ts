import type { Day } from './day.ts';

/** The three clocks of a case, and the delivery of its result. */
export type DeadlineKind = 'notification' | 'statutory' | 'promised' | 'delivery';

export interface Limit {
	/** Whole, from 0; 0 is the same day (即办). */
	readonly value: number;
	/** 行政许可法 Art. 82 counts in working days; rules for other items may count calendar days. */
	readonly unit: 'workingDay' | 'calendarDay';
}

/**
 * A time that does not count (特别程序, 行政许可法 Art. 45, and what else the ground allows): the days in `(from, to]`.
 * The day on which it begins counts as used; `to` is null while it lasts.
 */
export interface Pause {
	readonly ground: string;
	readonly from: Day;
	readonly to: Day | null;
	/** Nothing ever stops the notification and the delivery. */
	readonly stops: readonly ('statutory' | 'promised')[];
}

/** All that a due date follows from, besides the calendar. */
export interface DeadlineFacts {
	readonly kind: DeadlineKind;
	/** The day of the fact that starts the limit: intake, acceptance, decision. */
	readonly start: Day;
	readonly limit: Limit;
	/** In any order; they may overlap. */
	readonly pauses: readonly Pause[];
	/** Counted after the limit, in its own unit (行政许可法 Art. 42: 10 working days more). */
	readonly extension?: Limit;
}

/** Days of the limit and its extension together. Throws a RangeError unless both are whole numbers from 0. */
export function totalOf({ limit, extension }: DeadlineFacts): number {
	const values = [limit.value, extension?.value ?? 0];
	if (!values.every((value) => Number.isInteger(value) && value >= 0)) throw new RangeError(`no limit: ${values}`);
	return values.reduce((sum, value) => sum + value);
}
