import type { Day } from './day.ts';
import type { DeadlineKind, Pause } from './limit.ts';

/** A pause as far as it is known: the days in `(from, to]`. */
export interface Span {
	readonly ground: string;
	readonly from: Day;
	readonly to: Day;
	/** It has begun and still lasts. */
	readonly open: boolean;
}

/** The pauses that stop this kind of limit, oldest first. One that still lasts reaches to `today`. */
export function spansOf(pauses: readonly Pause[], kind: DeadlineKind, today: Day): Span[] {
	return pauses
		.filter(({ stops }) => stops.some((stopped) => stopped === kind))
		.map(({ ground, from, to }) => ({ ground, from, to: to ?? today, open: to === null && from <= today }))
		.sort((a, b) => compare(a.from, b.from) || compare(a.ground, b.ground));
}

/** The oldest pause that a day falls into. Overlapping pauses need no merging: a day is paused once or not at all. */
export function pausing(spans: readonly Span[], day: Day): Span | undefined {
	return spans.find(({ from, to }) => from < day && day <= to);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
