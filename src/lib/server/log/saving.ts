/** Whether a log can save now, as far as is known, and whoever wants to hear when that changes. */
export interface Saving {
	/** Why nothing can be saved; undefined while all is well. */
	readonly away: string | undefined;
	turn(away: string | undefined): void;
	/** Told at every change. */
	hear(listener: (away: string | undefined) => void): void;
}

export function createSaving(): Saving {
	let away: string | undefined;
	const listeners: ((away: string | undefined) => void)[] = [];
	return {
		get away() {
			return away;
		},
		turn(to) {
			if (to === away) return;
			away = to;
			for (const listener of listeners) listener(away);
		},
		hear: (listener) => void listeners.push(listener)
	};
}
