import { afterAll, expect, it } from 'vitest';
import { IS_GIVEN } from '../harness/postgres.ts';
import { IN_JOURNAL, IN_POSTGRES } from './kinds.ts';
import { play, type Tally } from './rounds.ts';
import { tableOf } from './table.ts';

/** `npm run test:crash`: two hundred kills; `CRASH_ROUNDS` asks for another number, `CRASH_SEED` for the same again. */
const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 200);
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

const kinds = [...IN_JOURNAL, ...(IS_GIVEN ? [] : IN_POSTGRES)];
const shares = kinds.reduce((sum, { share }) => sum + share, 0);
const tallies: Tally[] = [];

it.each(kinds)('kill -9: $name', async (kind) => {
	const tally = await play(kind, Math.max(1, Math.round((ROUNDS * kind.share) / shares)), SEED);
	tallies.push(tally);
	// A kill that hits nothing proves nothing.
	expect(tally.inside).toBeGreaterThanOrEqual(tally.rounds / 4);
});

afterAll(() => console.log(`\nCRASH_SEED=${SEED}\n\n${tableOf(tallies)}\n`));
