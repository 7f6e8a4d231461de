/** The only place of the server that asks what time it is. */
export interface Clock {
	/** epoch milliseconds, as the hall takes it to be */
	now(): number;
	/** Milliseconds of real time until `hall` milliseconds have passed; infinite while the clock stands. */
	realDelay(hall: number): number;
	/** Starts from `now`, running `scale` times as fast as real time; 0 stands still. */
	set(now: number, scale?: number): void;
	/** How far the hall's time is from real time now, and how fast it runs: what a browser needs to show it. */
	readonly scale: number;
}

/** A clock that runs with real time until it is set. */
export function createClock(real: () => number = Date.now): Clock {
	let anchor = { hall: real(), real: real() };
	let scale = 1;
	return {
		now: () => Math.floor(anchor.hall + (real() - anchor.real) * scale),
		realDelay: (hall) => (scale === 0 ? Number.POSITIVE_INFINITY : hall / scale),
		set(now, speed = scale) {
			anchor = { hall: now, real: real() };
			scale = speed;
		},
		get scale() {
			return scale;
		}
	};
}
