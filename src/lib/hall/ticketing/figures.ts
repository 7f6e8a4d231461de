/** How long something took today, minute by minute: enough for a mean and for percentiles, however long the day. */
export interface Spread {
	n: number;
	/** milliseconds */
	sum: number;
	/** how often it took this many whole minutes */
	minutes: Record<string, number>;
}

export const TALLIES = [
	'taken',
	'called',
	'missed',
	'requeued',
	'transferred',
	'held',
	'done',
	'abandoned',
	'expired',
	'outOfOrder'
] as const;
export type Tally = (typeof TALLIES)[number];

/** A queue's day. Waiting, walking to the window and being served are measured apart. */
export interface QueueDay extends Record<Tally, number> {
	wait: Spread;
	walk: Spread;
	service: Spread;
}

const emptySpread = (): Spread => ({ n: 0, sum: 0, minutes: {} });
export const emptyQueueDay = (): QueueDay => ({
	taken: 0,
	called: 0,
	missed: 0,
	requeued: 0,
	transferred: 0,
	held: 0,
	done: 0,
	abandoned: 0,
	expired: 0,
	outOfOrder: 0,
	wait: emptySpread(),
	walk: emptySpread(),
	service: emptySpread()
});

const MINUTE = 60_000;

export function addTo(spread: Spread, milliseconds: number): void {
	const minute = String(Math.floor(milliseconds / MINUTE));
	spread.n += 1;
	spread.sum += milliseconds;
	spread.minutes[minute] = (spread.minutes[minute] ?? 0) + 1;
}

/** The minutes within which the given share (0 to 1) of them were over; null while there are none. */
export function percentile(spread: { readonly n: number; readonly minutes: Spread['minutes'] }, share: number) {
	if (spread.n === 0) return null;
	const wanted = Math.ceil(share * spread.n);
	let seen = 0;
	for (const minute of Object.keys(spread.minutes)
		.map(Number)
		.sort((a, b) => a - b)) {
		seen += spread.minutes[minute] ?? 0;
		if (seen >= wanted) return minute + 1;
	}
	return null;
}

/** Mean in minutes, to a tenth; null while there are none. */
export const mean = ({ n, sum }: { readonly n: number; readonly sum: number }): number | null =>
	n === 0 ? null : Math.round((sum / n / MINUTE) * 10) / 10;
