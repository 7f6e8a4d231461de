import type { CountedDay } from './counting.ts';
import type { Day } from './day.ts';

/** Days in a row that counted, or did not, for the same reason. */
export interface Run extends Omit<CountedDay, 'day'> {
	readonly from: Day;
	readonly to: Day;
	readonly days: number;
}

/** Joins days in a row; `countedSoFar` is that of the run's last day. */
export function runsOf(days: readonly CountedDay[]): Run[] {
	const runs: Run[] = [];
	for (const { day, ...rest } of days) {
		const last = runs.at(-1);
		if (last && isAlike(last, rest)) runs[runs.length - 1] = { ...last, ...rest, to: day, days: last.days + 1 };
		else runs.push({ from: day, to: day, days: 1, ...rest });
	}
	return runs;
}

function isAlike(a: Omit<Run, 'from' | 'to' | 'days'>, b: Omit<CountedDay, 'day'>): boolean {
	return a.counts === b.counts && a.reason === b.reason && a.name === b.name && a.ground === b.ground;
}
