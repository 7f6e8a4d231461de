import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { calls, clerkAt, opened, openedHall, served, takes, ticketOf } from '../testing.ts';
import { promise } from './estimate.ts';
import { estimateMinutes } from './rules.ts';
import { queueLine } from './shown.ts';

describe('the estimate', () => {
	it('is people ahead over windows, times what visits took lately, in whole minutes', () => {
		expect(estimateMinutes(6, 2, [], 12)).toBe(36);
		expect(estimateMinutes(6, 2, [5 * 60_000, 7 * 60_000], 12)).toBe(18);
		expect(estimateMinutes(3, 0, [], 12)).toBeNull();
	});

	it('never grows with another window and never shrinks with more people', () => {
		const minutes = fc.integer({ min: 1, max: 60 });
		fc.assert(
			fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), minutes, (ahead, windows, usual) => {
				const now = estimateMinutes(ahead, windows, [], usual) ?? Number.NaN;
				expect(estimateMinutes(ahead, windows + 1, [], usual)).toBeLessThanOrEqual(now);
				expect(estimateMinutes(ahead + 1, windows, [], usual)).toBeGreaterThanOrEqual(now);
			})
		);
	});

	it('grows with each person who comes, for whoever comes next', () => {
		const priorities = fc.array(fc.constantFrom(null, 'elderly'), { maxLength: 12 });
		fc.assert(
			fc.property(priorities, (comes) => {
				const story = openedHall();
				opened(story, 'w01', 'bdc');
				let before = promise(story.hall, 'bdc', false);
				for (const [n, priority] of comes.entries()) {
					takes(story.later({ seconds: 1 }), `p${n}`, 'bdc', { priority });
					const now = promise(story.hall, 'bdc', false);
					expect(now.ahead).toBeGreaterThanOrEqual(before.ahead);
					expect(now.minutes).toBeGreaterThanOrEqual(before.minutes ?? 0);
					before = now;
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('counts only windows that are open and whose clerk has the skill', () => {
		const story = openedHall();
		opened(story, 'w04', 'tz');
		clerkAt(story, 'w02', 'bdc');
		expect(promise(story.hall, 'bdc', false).minutes).toBeNull();
		opened(story, 'w02', 'bdc');
		expect(promise(story.hall, 'bdc', false).minutes).toBe(0);
	});

	it('says on no screen that nobody waits beside a line of those who do', () => {
		const story = openedHall();
		opened(story, 'w01', 'bdc');
		opened(story, 'w02', 'bdc');
		expect(queueLine(story.hall, 'bdc')).toMatchObject([{ waiting: 0, minutes: 0 }]);
		takes(story, 'A', 'bdc');
		expect(promise(story.hall, 'bdc', false).minutes).toBe(0);
		expect(queueLine(story.hall, 'bdc')).toMatchObject([{ waiting: 1, minutes: 1 }]);
	});

	it('tells whoever has a busy window before them to wait, though nobody stands in line', () => {
		const story = openedHall();
		served(story, 'w01', 'bdc', 'A');
		expect(promise(story.hall, 'bdc', false)).toEqual({ ahead: 0, minutes: 12 });
	});

	it('has whoever comes with priority go before most who wait, and not before all', () => {
		const story = openedHall();
		for (const who of 'ABCD') takes(story.later({ seconds: 1 }), who);
		expect(promise(story.hall, 'bdc', true).ahead).toBe(0);
		takes(story, 'E', 'bdc', { priority: 'frail' });
		expect(promise(story.hall, 'bdc', true).ahead).toBe(3);
	});

	it('learns from what visits took today, and forgets all but the newest twenty', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		for (let n = 0; n < 25; n += 1) {
			takes(story, `p${n}`);
			const ticket = calls(story, clerk, 'w01');
			story.ask(clerk, 'ticket.start', { ticket });
			story.later({ minutes: n < 5 ? 60 : 2 }).ask(clerk, 'ticket.finish', { ticket });
		}
		expect(story.hall.ticketing.recentService['bdc']).toHaveLength(20);
		takes(story, 'A');
		expect(ticketOf(story, takes(story, 'B')).told).toEqual({ ahead: 1, minutes: 2 });
	});
});
