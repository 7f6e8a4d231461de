import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { calls, opened, openedHall, takes } from '../testing.ts';
import { addTo, emptyQueueDay, mean, percentile, type Spread } from './figures.ts';

const MINUTE = 60_000;
function spreadOf(times: readonly number[]): Spread {
	const { wait } = emptyQueueDay();
	for (const time of times) addTo(wait, time);
	return wait;
}
const times = fc.array(fc.nat(180 * MINUTE), { minLength: 1, maxLength: 60 });
const share = fc.double({ min: 0.01, max: 1, noNaN: true });

describe('how long something took', () => {
	it('is told as a mean to a tenth of a minute, and as the minutes within which a share of them was over', () => {
		const spread = spreadOf([30_000, 90_000, 10 * MINUTE]);
		expect(mean(spread)).toBe(4);
		expect(percentile(spread, 0.5)).toBe(2);
		expect(percentile(spread, 0.9)).toBe(11);
	});

	it('is not told while there was none', () => {
		expect([mean(spreadOf([])), percentile(spreadOf([]), 0.5)]).toEqual([null, null]);
	});

	it('a percentile never falls as the share grows', () => {
		fc.assert(
			fc.property(times, share, share, (all, one, two) => {
				const spread = spreadOf(all);
				const [low, high] = one <= two ? [one, two] : [two, one];
				expect(percentile(spread, low)).toBeLessThanOrEqual(percentile(spread, high) ?? 0);
			})
		);
	});

	it('a percentile is true to the minute: at least that share was over by then, and fewer a minute before', () => {
		fc.assert(
			fc.property(times, share, (all, wanted) => {
				const minutes = percentile(spreadOf(all), wanted) ?? 0;
				const over = (within: number) => all.filter((time) => time < within * MINUTE).length;
				expect(over(minutes)).toBeGreaterThanOrEqual(Math.ceil(wanted * all.length));
				expect(over(minutes - 1)).toBeLessThan(Math.ceil(wanted * all.length));
			})
		);
	});

	it('does not depend on the order in which it happened', () => {
		fc.assert(
			fc.property(times, (all) => {
				expect(spreadOf(all.toReversed())).toEqual(spreadOf(all));
			})
		);
	});
});

it('waiting, walking to the window and being served are measured apart; time on hold is none of them', () => {
	const story = openedHall();
	const clerk = opened(story, 'w01', 'bdc');
	takes(story, 'A');
	const ticket = calls(story.later({ minutes: 5 }), clerk, 'w01');
	story.later({ minutes: 1 }).ask(clerk, 'ticket.start', { ticket });
	story.later({ minutes: 4 }).ask(clerk, 'ticket.hold', { ticket });
	story.later({ minutes: 30 }).ask(clerk, 'ticket.resume', { ticket, window: 'w01' });
	story.later({ minutes: 3 }).ask(clerk, 'ticket.finish', { ticket });
	expect(story.hall.ticketing.today['bdc']).toMatchObject({
		wait: { n: 1, sum: 5 * MINUTE },
		walk: { n: 1, sum: MINUTE },
		service: { n: 1, sum: 7 * MINUTE },
		held: 1,
		done: 1
	});
	expect(story.hall.ticketing.recentService['bdc']).toEqual([7 * MINUTE]);
});
