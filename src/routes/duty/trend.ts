export type Trend = 'rising' | 'falling' | 'steady';

/** A quarter of an hour in steps of five minutes. */
const BACK = 3;
/** What differs by a person or two is no trend. */
const LEAST = 3;
const SHARE = 0.15;

/** How much longer a line is than a quarter of an hour ago, and whether that says anything. */
export function trendOf(hour: readonly number[]): { by: number; trend: Trend } {
	const now = hour.at(-1) ?? 0;
	const before = hour.at(-1 - BACK) ?? now;
	const by = now - before;
	if (Math.abs(by) < Math.max(LEAST, before * SHARE)) return { by, trend: 'steady' };
	return { by, trend: by > 0 ? 'rising' : 'falling' };
}

const round = (n: number) => Math.round(n * 100) / 100;

/** The hour as a line in a box of 100 by 100; so low a line as `least` is not blown up. */
export function lineThrough(hour: readonly number[], least = 8): { line: string; area: string } {
	const top = Math.max(least, ...hour);
	const points = hour.map(
		(n, index) => `${round((index / Math.max(1, hour.length - 1)) * 100)} ${round(96 - (n / top) * 88)}`
	);
	const line = `M${points.join('L')}`;
	return { line, area: `${line}L100 100L0 100Z` };
}
