import { describe, expect, it } from 'vitest';
import { calls, opened, openedHall, recalled, takes, type Story } from '../testing.ts';
import { lastHour } from './hour.ts';

const hour = (story: Story) => lastHour(Object.values(story.hall.ticketing.tickets), story.now);
const line = (story: Story) => hour(story).waiting['bdc'];

describe('the last hour', () => {
	it('says how many stood in each line every five minutes, now last', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		takes(story.later({ minutes: 10 }), 'B');
		calls(story.later({ minutes: 10 }), clerk, 'w01');
		expect(line(story.later({ minutes: 5 }))).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 1, 1]);
	});

	it('counts whoever queues again from then on', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const ticket = takes(story, 'A');
		calls(story.later({ minutes: 5 }), clerk, 'w01');
		recalled(story, clerk, ticket);
		story.ask(clerk, 'ticket.miss', { ticket });
		story.later({ minutes: 10 }).ask(clerk, 'ticket.requeue', { ticket });
		expect(line(story)?.slice(-4)).toEqual([1, 0, 0, 1]);
	});

	it('ends as long as the line is, and forgets who gave up', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const [gone] = [takes(story, 'A'), takes(story, 'B'), takes(story, 'C')];
		story.later({ minutes: 7 }).ask(clerk, 'ticket.abandon', { ticket: gone });
		expect(line(story)?.at(-1)).toBe(story.hall.ticketing.waiting['bdc']?.length);
		expect(line(story)?.at(-2)).toBe(3);
	});

	it('says how many numbers were taken between', () => {
		const story = openedHall();
		takes(story, 'A');
		takes(story.later({ minutes: 12 }), 'B', 'ss');
		takes(story, 'C', 'tz');
		expect(hour(story.later({ minutes: 1 })).taken.slice(-3)).toEqual([1, 0, 2]);
		expect(hour(story.later({ minutes: 60 })).taken.every((n) => n === 0)).toBe(true);
	});
});
