import type { HallClock } from '$lib/client/clock.svelte.ts';
import type { PlayStatus } from '$lib/client/demo.ts';
import type { Figures } from './figures.server.ts';

export interface Now {
	readonly figures: Figures;
	readonly at: number;
	readonly scale: number;
	/** in a demo: whether it runs by itself */
	readonly play: PlayStatus | null;
}

const EVERY = 3_000;

/** The hall at this moment: painted with the page, and asked for again as long as somebody looks. */
export class HallNow {
	figures = $state.raw<Figures>() as Figures;
	play = $state.raw<PlayStatus | null>(null);
	#clock: HallClock | undefined;

	constructor(first: Figures, play: PlayStatus | null = null, clock?: HallClock) {
		this.figures = first;
		this.play = play;
		this.#clock = clock;
	}

	/** Until the returned function is called. */
	keep(): () => void {
		const timer = setInterval(() => void this.ask(), EVERY);
		return () => clearInterval(timer);
	}

	/** What could not be asked is asked again in a moment: a page that nobody works at need not say so. */
	async ask(): Promise<void> {
		if (document.hidden) return;
		const response = await fetch('/now').catch(() => undefined);
		if (!response?.ok) return;
		// The endpoint made it by the same type.
		const now = (await response.json().catch(() => undefined)) as Now | undefined;
		if (!now) return;
		this.figures = now.figures;
		this.play = now.play;
		this.#clock?.set(now.at, now.scale);
	}
}
