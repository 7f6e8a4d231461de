import type { ViewData } from '$lib/hall/views.ts';

export type Call = ViewData<'screen.hall'>['calls'][number];

/** Each call is the biggest thing on the screen for three seconds at least, also when two come at once. */
const SHOWN_FOR = 3_200;
/** In the hall's time: whoever was called that long ago is there, or was called again. */
const STALE = 3 * 60_000;

/** `n` begins again each day, so the moment goes first; the hall's time never runs backwards. */
const isAfter = (a: Call, b: Call | undefined): boolean => !b || a.at > b.at || (a.at === b.at && a.n > b.n);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Behind the one that is shown so many wait to be: in a rush the big panel follows the list, and does not lag behind it. */
const MOST_TO_SHOW = 2;

/**
 * Shows and speaks every new call once and in order, a recall like any other. What was there at the start is old. Calls
 * that come faster than they can be shown are listed, and spoken, but not shown big.
 */
export class Announcer {
	/** the call that is shown big */
	shown = $state.raw<Call>();
	#showing = $state(false);
	#saying = $state(false);
	/** It is being announced now. */
	readonly fresh = $derived(this.#showing || this.#saying);
	#toShow: Call[] = [];
	#toSay: Call[] = [];
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
		if (late) [this.#toShow, this.#toSay] = [[], []];
		if (newest) {
			this.#newest = newest;
			this.#toSay.push(...(late ? [newest] : news));
			this.#toShow.push(...(late ? [newest] : news));
		}
		const isListed = ({ number }: Call) => calls.some((call) => call.number === number);
		this.#toShow = this.#toShow.filter((call) => isListed(call) && !this.#isOver(call)).slice(-MOST_TO_SHOW);
		// Pushed off the list, or the day was closed.
		if (this.shown && !isListed(this.shown)) this.shown = this.#toShow.shift() ?? calls[0];
		void this.#showAll();
		void this.#sayAll();
	}

	async #showAll(): Promise<void> {
		if (this.#showing) return;
		this.#showing = true;
		for (let call = this.#toShow.shift(); call; call = this.#toShow.shift()) {
			this.shown = call;
			await pause(SHOWN_FOR);
		}
		this.#showing = false;
	}

	/** At its own pace: a voice takes longer over a number than an eye. */
	async #sayAll(): Promise<void> {
		if (this.#saying) return;
		this.#saying = true;
		for (let call = this.#toSay.shift(); call; call = this.#toSay.shift())
			if (!this.#isOver(call)) await this.#say(call);
		this.#saying = false;
	}

	/** The newest is never left out, however late: it is the one that stays. */
	#isOver(call: Call): boolean {
		return call !== this.#newest && this.#now() - call.at > STALE;
	}
}
