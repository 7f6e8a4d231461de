/** So many seconds before its end it is asked whether anybody is still there. */
export const STILL = 20;
/** At these seconds those who hear the page are told how many are left. */
const TOLD = [5, 10, STILL];

/** How long nobody has touched the machine; what the page shows counts down from it. */
export class Quiet {
	#seconds = $state(0);
	readonly #patience: () => number;

	constructor(patience: () => number) {
		this.#patience = patience;
	}

	get left(): number {
		return this.#patience() - this.#seconds;
	}

	/** The seconds that were told last: it changes three times, where `left` changes with each second. */
	get told(): number | undefined {
		return TOLD.find((seconds) => this.left <= seconds);
	}

	stir(): void {
		this.#seconds = 0;
	}

	/** Counts until the returned function is called, and says when the patience is over. */
	run(over: () => void): () => void {
		this.stir();
		const timer = setInterval(() => {
			this.#seconds += 1;
			if (this.left <= 0) over();
		}, 1000);
		return () => clearInterval(timer);
	}
}
