import { describe, expect, it } from 'vitest';
import { clerkAt, dutyManager, opened, openedHall, served, takes, type Story } from '../testing.ts';
import { dutyViews } from './views-duty.ts';

const board = (story: Story) => dutyViews.duty.data(story.hall, {}, story.now);
const needs = (story: Story) => board(story)?.attention.map(({ since: _, ...about }) => about);

describe('what needs the duty manager now', () => {
	it('people wait for a queue that no window serves', () => {
		const story = openedHall();
		takes(story, 'A');
		expect(needs(story)).toEqual([{ kind: 'noWindow', queue: 'bdc', count: 1 }]);
		opened(story, 'w01', 'bdc');
		expect(needs(story)).toEqual([]);
	});

	it('more people wait than the hall’s bound for each open window', () => {
		const story = openedHall(undefined, { crowdedFrom: 2 });
		opened(story, 'w01', 'bdc');
		takes(story, 'A');
		expect(needs(story)).toEqual([]);
		takes(story, 'B');
		expect(needs(story)).toEqual([{ kind: 'crowded', queue: 'bdc', count: 2 }]);
		opened(story, 'w02', 'bdc');
		expect(needs(story)).toEqual([]);
	});

	it('a window has been paused for longer than the hall allows', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'rest' });
		expect(needs(story.later({ minutes: 29 }))).toEqual([]);
		expect(needs(story.later({ minutes: 1 }))).toEqual([{ kind: 'paused', window: 'w01' }]);
	});

	it('somebody has waited for longer than the hall allows, though they are few', () => {
		const story = openedHall(undefined, { waitMinutes: 20 });
		served(story, 'w01', 'bdc', 'A');
		takes(story, 'B');
		expect(needs(story.later({ minutes: 19 }))).toEqual([]);
		expect(needs(story.later({ minutes: 1 }))).toEqual([{ kind: 'waitsLong', queue: 'bdc', count: 1 }]);
	});

	it('a window stands still: free while its people wait, called and left so, or with one visit for ever', () => {
		const story = openedHall(undefined, { waitMinutes: 240 });
		const clerk = opened(story, 'w01', 'bdc');
		expect(needs(story.later({ minutes: 60 }))).toEqual([]);
		takes(story, 'A');
		expect(needs(story.later({ minutes: 4 }))).toEqual([]);
		expect(needs(story.later({ minutes: 1 }))).toEqual([{ kind: 'idle', window: 'w01' }]);
		const ticket = String(story.ask(clerk, 'ticket.call', { window: 'w01' }).result['ticket']);
		expect(needs(story.later({ minutes: 4 }))).toEqual([]);
		expect(needs(story.later({ minutes: 1 }))).toEqual([{ kind: 'unanswered', window: 'w01' }]);
		story.ask(clerk, 'ticket.start', { ticket });
		const usual = story.hall.ticketing.queues['bdc']?.serviceMinutes ?? 0;
		expect(needs(story.later({ minutes: 3 * usual - 1 }))).toEqual([]);
		expect(needs(story.later({ minutes: 1 }))).toEqual([{ kind: 'overlong', window: 'w01' }]);
		story.ask(clerk, 'ticket.finish', { ticket });
		expect(needs(story)).toEqual([]);
	});

	it('a window’s clerk is away, and somebody has been on hold for too long', () => {
		const story = openedHall();
		const { clerk } = served(story, 'w01', 'bdc', 'A');
		story.ask(clerk, 'session.close');
		expect(needs(story)).toEqual([{ kind: 'away', window: 'w01' }]);
		expect(needs(story.later({ minutes: 60 }))).toEqual([
			{ kind: 'away', window: 'w01' },
			{ kind: 'held', number: 'B001' }
		]);
	});
});

describe('the duty manager’s board', () => {
	it('has each queue’s day in figures, and forgets them the next day', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		story.later({ minutes: 8 }).ask(clerk, 'ticket.finish', { ticket });
		const line = () => board(story)?.queues.find(({ id }) => id === 'bdc');
		expect(line()?.figures).toMatchObject({ taken: 1, done: 1, service: { n: 1, mean: 8, p50: 9 } });
		expect(board(story)?.wait).toMatchObject({ n: 1 });
		story.at('2026-11-23', '09:00').passes();
		expect(line()?.figures).toEqual({ wait: null, walk: null, service: null });
	});

	it('lists calls out of order with who called whom, and why', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const ticket = takes(story, 'A');
		story.ask(clerk, 'ticket.call', { window: 'w01', ticket, reason: '高龄老人' });
		expect(board(story)?.outOfOrder).toMatchObject([
			{ number: 'B001', window: '01', staff: 'clerk w01', reason: '高龄老人' }
		]);
	});

	it('is the duty manager’s, and no clerk’s', () => {
		const story = openedHall();
		expect(dutyViews.duty.audience(story.hall, dutyManager(story), {})).toBe(true);
		expect(dutyViews.duty.audience(story.hall, clerkAt(story, 'w01', 'bdc'), {})).toBe(false);
	});
});
