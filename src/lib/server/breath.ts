import type { Clock } from './clock.ts';

/** Milliseconds for which one piece of work may hold the event loop: short of what a hand at a screen would feel. */
const STRETCH = 10;

/** Others have their turn: what came over the network meanwhile is taken up before this resolves. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** For work that may be long: whoever does it asks now and then whether others should have a turn. */
export interface Breath {
	isDue(): boolean;
	/** Resolves when others have had their turn. */
	take(): Promise<void>;
}

export function createBreath({ real }: Pick<Clock, 'real'>): Breath {
	let begun = real();
	return {
		isDue: () => real() - begun >= STRETCH,
		async take() {
			await turn();
			begun = real();
		}
	};
}
