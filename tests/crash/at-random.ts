import { pause } from './pause.ts';
import { openCopy, type Model } from './journal-hall.ts';
import type { Kind } from './subject.ts';

const KILLS = 10;

/** The server, whatever it does just then. */
export const atRandom = (model: () => Promise<Model>): Kind => ({
	name: 'at a random moment',
	share: 70,
	async open() {
		const hall = await openCopy(await model());
		let kills = 0;
		return {
			...hall,
			async strike(random) {
				await pause(random.below(500));
				kills += 1;
				await hall.server.restart();
				return {};
			},
			isSpent: () => kills === KILLS
		};
	}
});
