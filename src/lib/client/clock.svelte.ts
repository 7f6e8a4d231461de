import { browser } from '$app/environment';

/** The hall's time in the browser: the server's, carried on by the browser's monotonic timer, set right with each push. */
export class HallClock {
	/** epoch milliseconds, to the second */
	now = $state(0);
	#anchor: { hall: number; here: number };

	constructor(now: number) {
		this.#anchor = { hall: now, here: browser ? performance.now() : 0 };
		this.now = now;
	}

	set(now: number): void {
		this.#anchor = { hall: now, here: performance.now() };
		this.now = now;
	}

	/** Ticks every second until the returned function is called. */
	run(): () => void {
		const timer = setInterval(() => {
			this.now = Math.floor(this.#anchor.hall + performance.now() - this.#anchor.here);
		}, 1000);
		return () => clearInterval(timer);
	}
}
