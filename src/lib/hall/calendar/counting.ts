import { firstWorkingDay, isWorkingDay, kindOf, type Calendar, type DayKind } from './calendar.ts';
import { nextDay, type Day } from './day.ts';
import { totalOf, type DeadlineFacts } from './limit.ts';
import { pausing, spansOf, type Span } from './pause.ts';

export type CountReason = 'start' | 'working' | 'weekend' | 'holiday' | 'makeUp' | 'paused' | 'calendar';

/** One day of a limit: whether it counted, and why. */
export interface CountedDay {
	readonly day: Day;
	readonly counts: boolean;
	readonly reason: CountReason;
	/** The holiday's name, for `holiday` and `makeUp`. */
	readonly name?: string;
	/** The pause's ground, for `paused`. */
	readonly ground?: string;
	/** Days counted up to and including this one. */
	readonly countedSoFar: number;
}

export interface Count {
	readonly startsOn: Day;
	/** From the day of the fact to the due date, none left out: the last one is the due date. */
	readonly days: readonly CountedDay[];
	/** A pause that still lasts began before the limit ran out. */
	readonly stopped: boolean;
}

/**
 * Walks a limit day by day: the one place where days are counted, from which both the due date and its reasons come.
 * A limit runs out at the end of its last day, so a pause that begins on that very day still holds it.
 */
export function count(calendar: Calendar, facts: DeadlineFacts, today: Day): Count {
	const total = totalOf(facts);
	const spans = spansOf(facts.pauses, facts.kind, today);
	const startsOn = firstWorkingDay(calendar, facts.start);
	const days = leadIn(calendar, facts.start, startsOn);
	let day = startsOn;
	let counted = 0;
	const rolls = () => unitAfter(facts, counted) === 'calendarDay' && !isWorkingDay(calendar, day);
	while (counted < total || pausing(spans, nextDay(day)) || rolls()) {
		day = nextDay(day);
		const judged = judge(kindOf(calendar, day), pausing(spans, day), unitAfter(facts, counted), total - counted);
		if (judged.counts) counted += 1;
		days.push({ day, ...judged, countedSoFar: counted });
	}
	// A pause that held the last day may have ended on days off, which cost nothing.
	while (!isWorkingDay(calendar, days.at(-1)?.day ?? startsOn)) days.pop();
	return { startsOn, days, stopped: spans.some(({ open, from }) => open && from <= day) };
}

type Judged = Omit<CountedDay, 'day' | 'countedSoFar'>;

const PLAIN = {
	weekday: 'working',
	weekend: 'weekend',
	holiday: 'holiday',
	makeUp: 'makeUp'
} as const satisfies Record<DayKind['reason'], CountReason>;

const named = ({ reason, name }: DayKind): Omit<Judged, 'counts'> =>
	name === undefined ? { reason: PLAIN[reason] } : { reason: PLAIN[reason], name };

/** `left` is how many days are still to be counted: on a calendar-day limit the last one must be a working day. */
function judge(kind: DayKind, span: Span | undefined, unit: 'workingDay' | 'calendarDay', left: number): Judged {
	const plainDays = unit === 'calendarDay';
	if (span && (plainDays || kind.working)) return { counts: false, reason: 'paused', ground: span.ground };
	if (plainDays && (left > 1 || (left === 1 && kind.working))) return { counts: true, reason: 'calendar' };
	return { counts: left > 0 && kind.working, ...named(kind) };
}

/** The unit in which the next day counts, once `counted` days have: the limit's own, then the extension's. */
function unitAfter({ limit, extension }: DeadlineFacts, counted: number) {
	return counted < limit.value ? limit.unit : (extension ?? limit).unit;
}

/** The days up to the first day of the limit, which itself is not counted. */
function leadIn(calendar: Calendar, start: Day, startsOn: Day): CountedDay[] {
	const days: CountedDay[] = [];
	for (let day = start; day < startsOn; day = nextDay(day)) {
		days.push({ day, counts: false, ...named(kindOf(calendar, day)), countedSoFar: 0 });
	}
	return [...days, { day: startsOn, counts: false, reason: 'start', countedSoFar: 0 }];
}
