/** The only place of the server that asks what time it is. */
export interface Clock {
	/** epoch milliseconds, as the hall takes it to be */
	now(): number;
	/** Milliseconds of real time, whatever the hall's clock does; only differences mean something. */
	real(): number;
	/** Milliseconds of real time until `hall` milliseconds have passed; infinite while the clock stands. */
	realDelay(hall: number): number;
	/** Resolves once the clock shows `instant`, however it is set meanwhile, or at once when `signal` aborts. */
	reach(instant: number, signal: AbortSignal): Promise<void>;
	/** Starts from `now`, running `scale` times as fast as real time; 0 stands still. */
	set(now: number, scale?: number): void;
	/** How fast the hall's time runs: with `now()` all that a browser needs to show it. */
	readonly scale: number;
}

/** Timers cannot wait for more than 24 days. */
const LONGEST_WAIT = 24 * 60 * 60_000;

/** A clock that runs with real time until it is set. */
export function createClock(real: () => number = Date.now): Clock {
	let anchor = { hall: real(), real: real() };
	let scale = 1;
	/** whoever waits for a moment; they look again whenever the clock is set */
	const waiting = new Set<() => void>();
	const now = () => Math.floor(anchor.hall + (real() - anchor.real) * scale);
	const realDelay = (hall: number) => (scale === 0 ? Number.POSITIVE_INFINITY : hall / scale);
	return {
		now,
		real,
		realDelay,
		reach: (instant, signal) =>
			new Promise((resolve) => {
				let timer: NodeJS.Timeout | undefined;
				const look = () => {
					clearTimeout(timer);
					if (signal.aborted || now() >= instant) {
						waiting.delete(look);
						signal.removeEventListener('abort', look);
						return resolve();
					}
					const left = Math.ceil(realDelay(instant - now()));
					if (Number.isFinite(left)) timer = setTimeout(look, Math.min(left, LONGEST_WAIT)).unref();
				};
				waiting.add(look);
				signal.addEventListener('abort', look);
				look();
			}),
		set(hall, speed = scale) {
			anchor = { hall, real: real() };
			scale = speed;
			for (const look of [...waiting]) look();
		},
		get scale() {
			return scale;
		}
	};
}
