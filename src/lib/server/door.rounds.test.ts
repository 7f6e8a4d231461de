import { describe, expect, it } from 'vitest';
import { playDoorRound, type Variant } from './door.rounds.ts';

const ROUNDS = 1_500;
const AT_ONCE = 250;
const MUTANT_ROUNDS = 600;

const starts = Array.from({ length: ROUNDS / AT_ONCE }, (_, index) => index * AT_ONCE + 1);

describe('on a disk that fails and dies anywhere', () => {
	it.each(starts)(
		'what was answered or shown is kept, once and whole: seeds from %i',
		{ timeout: 120_000 },
		async (first) => {
			const tally = { answered: 0, notSaved: 0 };
			for (let seed = first; seed < first + AT_ONCE; seed += 1) {
				const { answered, notSaved } = await playDoorRound(seed);
				tally.answered += answered;
				tally.notSaved += notSaved;
			}
			// The rounds must meet what they are made for.
			expect(tally.answered).toBeGreaterThan(AT_ONCE);
			expect(tally.notSaved).toBeGreaterThan(10);
		}
	);
});

const mutants: Record<string, Variant> = {
	'a command is answered before its batch is synced': {
		log: (journal) => ({
			read: async () => [],
			append: async (_, bodies, day) => {
				journal.append(bodies, day).catch(() => undefined);
				return bodies.map(() => ({ hash: '' }));
			}
		})
	},
	'a batch that could not be saved is answered as if it had been': {
		log: (journal) => ({
			read: async () => [],
			append: (_, bodies, day) => journal.append(bodies, day).catch(() => bodies.map(() => ({ hash: '' })))
		})
	},
	'a screen sees the hall before the batch is saved': {
		look: async ({ begun }, at) => {
			for (let turn = 0; turn < 40; turn += 1) {
				await Promise.resolve();
				at(begun);
			}
		}
	}
};

describe('the rounds find out', () => {
	it.each(Object.entries(mutants))('when %s', { timeout: 120_000 }, async (_, variant) => {
		const failure = async () => {
			for (let seed = 1; seed <= MUTANT_ROUNDS; seed += 1) await playDoorRound(seed, variant);
		};
		await expect(failure()).rejects.toThrow(/^Seed \d+: /);
	});
});
