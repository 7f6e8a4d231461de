/** Counts turns at the pace of whoever looks on, not of the hall's clock: that one may run sixty times as fast. */
export class Turns {
	n = $state(0);

	constructor(readonly every: number) {}

	/** Returns how to stop. */
	run(): () => void {
		const timer = setInterval(() => (this.n += 1), this.every);
		return () => clearInterval(timer);
	}

	/** Those of a list whose turn it is, `size` at a time. */
	page<T>(list: readonly T[], size: number): { shown: readonly T[]; page: number; pages: number } {
		const pages = Math.max(1, Math.ceil(list.length / size));
		const page = this.n % pages;
		return { shown: list.slice(page * size, (page + 1) * size), page, pages };
	}
}

/** Whoever looks asked for less motion. */
export const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
