import { describe, expect, it } from 'vitest';
import { IN_JOURNAL, IN_POSTGRES } from './crash/kinds.ts';
import { play } from './crash/rounds.ts';
import type { Kind } from './crash/subject.ts';
import { IS_GIVEN } from './harness/postgres.ts';

/** The short form; `npm run test:crash` kills two hundred times. */
const SEED = 20_261_122;

async function losesNothing(kind: Kind, rounds: number): Promise<void> {
	const tally = await play(kind, rounds, SEED);
	expect(tally.rounds).toBe(rounds);
	expect(tally.answered).toBeGreaterThan(0);
}

describe('a hall with many clients at work loses nothing that it has answered when it is killed', () => {
	it.each(IN_JOURNAL)('$name', (kind) => losesNothing(kind, 2));
});
describe.skipIf(IS_GIVEN)('nor does a hall on two nodes when what is killed is', () => {
	it.each(IN_POSTGRES)('$name', (kind) => losesNothing(kind, 1));
});
