import { describe, expect, it } from 'vitest';
import { playRound, type Tally } from './rounds.ts';

const ROUNDS = 4000;
const SHARE = 500;

describe('through crashes, kills and failing disks', () => {
	const total: Tally = { saved: 0, notSaved: 0, unknown: 0, aside: 0, adopted: 0, checkpoints: 0 };

	for (let first = 1; first <= ROUNDS; first += SHARE) {
		it(`keeps what it saved and nothing it refused, seeds ${first} to ${first + SHARE - 1}`, async () => {
			for (let seed = first; seed < first + SHARE; seed += 1) add(total, await playRound(seed));
		}, 60_000);
	}

	it('has met in these rounds all that may happen', () => {
		expect(Object.entries(total).filter(([, times]) => times < ROUNDS / 40)).toEqual([]);
	});
});

function add(total: Tally, { saved, notSaved, unknown, aside, adopted, checkpoints }: Tally): void {
	total.saved += saved;
	total.notSaved += notSaved;
	total.unknown += unknown;
	total.aside += aside;
	total.adopted += adopted;
	total.checkpoints += checkpoints;
}
