/** Milliseconds of real time in which nothing happened. */
const A_MOMENT = 500;

export interface Quiet {
	/** Something happened: the moment begins anew. */
	stir(): void;
	stop(): void;
}

/** Does something once nothing has happened for a moment: what is not worth doing under load. */
export function createQuiet(work: () => Promise<void>): Quiet {
	let timer: NodeJS.Timeout | undefined;
	return {
		stir() {
			if (timer) timer.refresh();
			else timer = setTimeout(() => void work(), A_MOMENT).unref();
		},
		stop: () => clearTimeout(timer)
	};
}
