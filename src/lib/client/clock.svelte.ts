import { browser } from '$app/environment';

/** The hall's time in the browser: the server's, carried on by the browser's monotonic timer, set right with each push. */
export class HallClock {
	/** epoch milliseconds, to the second */
	now = $state(0);
	#anchor: { hall: number; here: number };

	constructor(
		now: number,
		/** times as fast as real time: a demo's clock may run, or stand still */
		private scale = 1
	) {
		this.#anchor = { hall: now, here: browser ? performance.now() : 0 };
		this.now = now;
	}

	set(now: number, scale = this.scale): void {
		const far = Math.abs(now - this.now) > 2_000 * scale;
		this.#anchor = { hall: now, here: performance.now() };
		this.scale = scale;
		// Pushes come faster than seconds: a clock that runs ahead of them is only shown every second.
		if (far || scale <= 1) this.now = now;
	}

	/** Ticks every second until the returned function is called. */
	run(): () => void {
		const timer = setInterval(() => {
			const { hall, here } = this.#anchor;
			this.now = Math.floor(hall + (performance.now() - here) * this.scale);
		}, 1000);
		return () => clearInterval(timer);
	}
}
