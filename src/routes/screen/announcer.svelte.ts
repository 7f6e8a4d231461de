import type { ViewData } from '$lib/hall/views.ts';

export type Call = ViewData<'screen.hall'>['calls'][number];

/** Each call is the biggest thing on the screen for three seconds at least, also when two come at once. */
const SHOWN_FOR = 3_200;
/** In the hall's time: whoever was called that long ago is there, or was called again. */
const STALE = 3 * 60_000;

/** `n` begins again each day, so the moment goes first; the hall's time never runs backwards. */
const isAfter = (a: Call, b: Call | undefined): boolean => !b || a.at > b.at || (a.at === b.at && a.n > b.n);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Shows and speaks every new call once and in order, a recall like any other. What was there at the start is old. */
export class Announcer {
	/** the call that is shown big */
	shown = $state.raw<Call>();
	/** It is being announced now. */
	fresh = $state(false);
	#waiting: Call[] = [];
	#newest: Call | undefined;
	#say: (call: Call) => Promise<void>;
	#now: () => number;

	/** `calls` as the view has them: newest first. `now`: the hall's time. */
	constructor(calls: readonly Call[], say: (call: Call) => Promise<void>, now: () => number) {
		this.shown = this.#newest = calls[0];
		this.#say = say;
		this.#now = now;
	}

	/**
	 * `late`: they come after the screen was out of touch. What was called meanwhile is over, and reading it out would keep
	 * the newest call back: only that one is announced, the others stand in the list.
	 */
	hear(calls: readonly Call[], late: boolean): void {
		const news = calls.filter((call) => isAfter(call, this.#newest)).reverse();
		const newest = news.at(-1);
		if (late) this.#waiting = [];
		if (newest) {
			this.#newest = newest;
			this.#waiting.push(...(late ? [newest] : news));
		}
		if (!this.fresh) void this.#announce();
		// The day was closed.
		if (calls.length === 0 && !this.fresh) this.shown = undefined;
	}

	async #announce(): Promise<void> {
		for (let call = this.#next(); call; call = this.#next()) {
			this.shown = call;
			this.fresh = true;
			await Promise.all([pause(SHOWN_FOR), this.#say(call)]);
		}
		this.fresh = false;
	}

	/** The newest is never left out, however late: it is the one that stays. */
	#next(): Call | undefined {
		const call = this.#waiting.shift();
		return call && this.#waiting.length > 0 && this.#now() - call.at > STALE ? this.#next() : call;
	}
}
