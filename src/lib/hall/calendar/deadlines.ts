import { firstWorkingDay, workingDaysBetween, type Calendar } from './calendar.ts';
import { count, type Count } from './counting.ts';
import { addDays, type Day } from './day.ts';
import type { DeadlineFacts, DeadlineKind, Limit } from './limit.ts';
import { runsOf, type Run } from './runs.ts';

export type { DeadlineFacts, DeadlineKind, Limit, Pause } from './limit.ts';
export type { Run } from './runs.ts';

export interface Deadline {
	readonly kind: DeadlineKind;
	readonly start: Day;
	/** `start`, or the next working day if that was none: intake at a weekend counts from Monday. */
	readonly startsOn: Day;
	/** The limit ends with this day. */
	readonly due: Day;
	/** Some of its days lie beyond the calendar's `coveredThrough` (暂按平日历推算). */
	readonly provisional: boolean;
	readonly limit: Limit;
	/** False while a pause holds the limit: `due` is then the earliest that is still possible, and nothing is overdue. */
	readonly running: boolean;
}

export interface Why {
	readonly deadline: Deadline;
	/** Every day from `start` through `due`, in runs of the same kind; what counts adds up to limit and extension. */
	readonly runs: readonly Run[];
	/** As `daysLeft`. */
	readonly remaining: number;
	/** The first day on which it was late; null while it is not. */
	readonly overdueSince: Day | null;
}

/**
 * Makes a due date from facts.
 *
 * - The start is not counted; the limit ends with its N-th day (行政许可法 Art. 82: working days). A start on a day off
 *   first rolls to the next working day, as does a last day of calendar days (民法典 Art. 201 and 203, for items whose own
 *   rules count calendar days and say nothing else).
 * - A pause costs what it covers and no more: of working days the working days in `(from, to]`, of calendar days all of
 *   them, overlaps once. One that begins after the limit ran out changes nothing.
 * - A pause that still lasts is taken to end `today`. Until it does, the due date moves with each day that would have
 *   counted, so that the days left stand still. Without such a pause `today` makes no difference.
 *
 * Throws a RangeError if a limit is not a whole number from 0.
 */
export function dueDate(calendar: Calendar, facts: DeadlineFacts, today: Day): Deadline {
	return deadlineOf(calendar, facts, count(calendar, facts, today));
}

/** The due date with its reasons, for whoever asks why. Throws as `dueDate` does. */
export function explain(calendar: Calendar, facts: DeadlineFacts, today: Day): Why {
	const counted = count(calendar, facts, today);
	const deadline = deadlineOf(calendar, facts, counted);
	return {
		deadline,
		runs: runsOf(counted.days),
		remaining: daysLeft(calendar, deadline, today),
		overdueSince: isOverdue(deadline, today) ? addDays(deadline.due, 1) : null
	};
}

/** Whether the due day has ended. A deadline that a pause holds is never overdue. */
export function isOverdue({ running, due }: Deadline, today: Day): boolean {
	return running && today > due;
}

/**
 * Working days left after `today`: 0 on the due day, negative exactly when overdue (a day off then counts with the
 * working day after it, so that the Saturday after a Friday is -1, as Monday is). The deadline must be of the same `today`.
 */
export function daysLeft(calendar: Calendar, deadline: Deadline, today: Day): number {
	const { startsOn, due } = deadline;
	if (isOverdue(deadline, today)) return -workingDaysBetween(calendar, due, firstWorkingDay(calendar, today));
	return workingDaysBetween(calendar, today < startsOn ? startsOn : today, due);
}

function deadlineOf(calendar: Calendar, facts: DeadlineFacts, { startsOn, days, stopped }: Count): Deadline {
	const { kind, start, limit } = facts;
	const due = days.at(-1)?.day ?? startsOn;
	return { kind, start, startsOn, due, provisional: due > calendar.coveredThrough, limit, running: !stopped };
}
