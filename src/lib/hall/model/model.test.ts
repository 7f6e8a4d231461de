import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { press } from './commands.ts';
import { Coverage } from './coverage.ts';
import { play } from './run.ts';
import { POLICIES } from './small-hall.ts';

/**
 * The whole hall, asked whatever staff, devices, applicants and the clock may ask, in any order.
 *
 *   MODEL_RUNS=2000 npx vitest run --project rules src/lib/hall/model
 *   MODEL_SEED=… MODEL_PATH=… npx vitest run --project rules src/lib/hall/model
 *
 * The first is a soak. The second plays a failure again: its report names seed and path, and tells the shortest way that
 * was found to it. `MODEL_REPORT=1` prints what was reached, and how often.
 */
const { MODEL_RUNS, MODEL_SEED, MODEL_PATH, MODEL_REPORT } = process.env;
const RUNS = Number(MODEL_RUNS ?? 40);
const LONGEST = 800;
const USUAL = 20_261_121;
/** What is rare may need another round before everything was reached once. */
const ROUNDS = 4;

const run = fc.array(press, { maxLength: LONGEST, size: 'max' }).map((presses) => ({
	presses,
	// Hundreds of presses say nothing to anybody: the error tells what came of them.
	[fc.toStringMethod]: () => `${presses.length} presses`
}));

describe('the whole hall, whatever is asked in any order', () => {
	const coverage = new Coverage();
	const property = fc.property(fc.constantFrom(...POLICIES), run, (policy, { presses }) => {
		const story = play(policy, presses, coverage);
		expect(story.replayed()).toStrictEqual(story.hall);
		expect(JSON.parse(JSON.stringify(story.hall))).toStrictEqual(story.hall);
	});
	const again = MODEL_PATH === undefined ? {} : { path: MODEL_PATH };
	// The same rounds for everybody who runs the tests; a soak looks further each time.
	const seed = MODEL_SEED ?? (MODEL_RUNS === undefined ? USUAL : undefined);
	const seeded = (round: number) => (seed === undefined ? {} : { seed: Number(seed) + round });
	/** A run that fails makes itself shorter: fast-check need not. */
	const told = { plugins: [fc.unbiased()], endOnFailure: true, includeErrorInReport: true, ...again };

	it(
		'keeps every promise of its rules, refuses without a trace, is made again by its log, and comes to an end',
		() => {
			for (let round = 0; round < (MODEL_PATH ? 1 : ROUNDS) && coverage.missing().length > 0; round += 1)
				fc.assert(property, { numRuns: RUNS, ...seeded(round), ...told });
			if (MODEL_REPORT) console.log(coverage.report());
			if (MODEL_PATH === undefined) expect(coverage.missing()).toEqual([]);
		},
		ROUNDS * (120_000 + RUNS * 10_000)
	);
});
