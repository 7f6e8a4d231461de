import { describe, expect, it } from 'vitest';
import {
	calls,
	CLOCK,
	dutyManager,
	guide,
	KIOSK,
	opened,
	openedHall,
	recalled,
	served,
	takes,
	ticketOf,
	windowOf
} from '../testing.ts';

/** A hall with a number in every state that a day can end in, but none that is being served. */
function evening() {
	const story = openedHall(undefined, { recalls: { times: 0, seconds: 0 } });
	const { clerk, ticket: held } = served(story, 'w01', 'bdc', 'A');
	story.ask(clerk, 'ticket.hold', { ticket: held });
	takes(story, 'B');
	const missed = calls(story, clerk, 'w01');
	story.ask(clerk, 'ticket.miss', { ticket: missed });
	takes(story, 'C');
	const called = calls(story, clerk, 'w01');
	const waiting = takes(story, 'D');
	return { story, clerk, held, missed, called, waiting };
}

describe('day.close', () => {
	it('expires who waits, was missed or is on hold; who was called is missed first; and closes the windows', () => {
		const { story } = evening();
		expect(story.happens(dutyManager(story), 'day.close')).toEqual([
			'ticket.expired',
			'ticket.expired',
			'ticket.missed',
			'ticket.expired',
			'ticket.expired',
			'window.closed',
			'day.closed'
		]);
		expect(story.hall.ticketing.tickets).toEqual({});
		expect(Object.values(story.hall.ticketing.waiting).flat()).toEqual([]);
	});

	it('waits for whoever is being served, unless the duty manager ends it now', () => {
		const story = openedHall();
		served(story, 'w01', 'bdc', 'A');
		const duty = dutyManager(story);
		expect(story.refused(duty, 'day.close')).toBe('still-serving');
		expect(story.happens(duty, 'day.close', { force: true })).toEqual([
			'ticket.finished',
			'window.closed',
			'day.closed'
		]);
	});

	it('closes windows that are paused, too', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'rest' });
		expect(story.happens(dutyManager(story), 'day.close')).toEqual(['window.closed', 'day.closed']);
		expect(windowOf(story, 'w01')).toMatchObject({ status: 'closed', pausedFor: null, staff: null });
	});

	it('is once a day; the next day opens by itself, at number 001', () => {
		const story = openedHall();
		takes(story, 'A');
		const duty = dutyManager(story);
		story.ask(duty, 'day.close');
		expect(story.refused(duty, 'day.close')).toBe('day-closed');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'lz' })).toBe('day-closed');
		story.at('2026-11-23', '09:00').passes();
		expect(ticketOf(story, takes(story, 'A')).number).toBe('B001');
	});

	it('of a day on which no number was given holds too: time does not open it again', () => {
		const story = openedHall();
		takes(story, 'A');
		story.at('2026-11-23', '08:00').passes();
		story.ask(dutyManager(story), 'day.close');
		expect(story.passes()).toEqual([]);
		story.at('2026-11-23', '09:00');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'lz' })).toBe('day-closed');
	});

	it('takes every number of the day out of the hall’s memory, also what was done or given up before', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		story.ask(clerk, 'ticket.finish', { ticket });
		story.ask(guide(story), 'ticket.abandon', { ticket: takes(story, 'B') });
		expect(story.happens(dutyManager(story), 'day.close')).toEqual(['window.closed', 'day.closed']);
		expect(story.hall.ticketing).toMatchObject({ tickets: {}, held: {} });
	});

	it('clears what the screens announced, and the list of calls out of order', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const ticket = takes(story, 'A');
		story.ask(clerk, 'ticket.call', { window: 'w01', ticket, reason: '高龄老人' });
		story.ask(dutyManager(story), 'day.close');
		expect(story.hall.ticketing).toMatchObject({ calls: [], outOfOrder: [], closed: '2026-11-20' });
	});
});

describe('midnight', () => {
	it('ends the day by itself: what waits, was missed, called or is on hold expires, and the windows close', () => {
		const { story } = evening();
		expect(story.at('2026-11-20', '21:00').happens(CLOCK, 'clock.tick')).toEqual([]);
		expect(story.at('2026-11-21', '00:00').passes()).toEqual([
			'session.expired',
			'ticket.transferred',
			'window.paused',
			'ticket.expired',
			'ticket.expired',
			'ticket.expired',
			'ticket.expired',
			'window.closed',
			'day.closed'
		]);
		expect(story.hall.ticketing.tickets).toEqual({});
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([]);
	});

	it('misses who was called, where the clerk is still there, and closes the window', () => {
		const story = openedHall().at('2026-11-20', '17:00');
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		calls(story, clerk, 'w01');
		expect(story.at('2026-11-21', '00:00').happens(CLOCK, 'clock.tick')).toEqual([
			'ticket.missed',
			'ticket.expired',
			'window.closed',
			'day.closed'
		]);
	});

	it('lets whoever is being served be finished first, and closes after that', () => {
		const story = openedHall().at('2026-11-20', '17:00');
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		takes(story, 'B');
		expect(story.at('2026-11-21', '00:00').happens(CLOCK, 'clock.tick')).toEqual(['ticket.expired']);
		expect(ticketOf(story, ticket).status).toBe('serving');
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([]);
		story.ask(clerk, 'ticket.finish', { ticket });
		expect(story.happens(CLOCK, 'clock.tick')).toEqual(['window.closed', 'day.closed']);
		expect(story.hall.ticketing.tickets).toEqual({});
	});

	it('after a night without power is made up for in the morning', () => {
		const { story, waiting } = evening();
		story.at('2026-11-23', '08:35').passes();
		expect(story.hall.ticketing).toMatchObject({ tickets: {}, closed: '2026-11-20' });
		expect(story.refused(guide(story), 'ticket.abandon', { ticket: waiting })).toBe('unknown');
	});
});

it('of the day’s figures each queue keeps its own until the next day begins', () => {
	const story = openedHall();
	const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
	story.ask(clerk, 'ticket.finish', { ticket });
	takes(story, 'B');
	const missed = calls(story, clerk, 'w01');
	recalled(story, clerk, missed);
	story.ask(clerk, 'ticket.miss', { ticket: missed });
	expect(story.hall.ticketing.today['bdc']).toMatchObject({ taken: 2, called: 2, done: 1, missed: 1, expired: 0 });
	story.at('2026-11-23', '09:00').passes();
	expect(story.hall.ticketing.today['bdc']).toMatchObject({ taken: 2, expired: 1 });
	takes(story, 'C');
	expect(story.hall.ticketing.today['bdc']).toMatchObject({ taken: 1, expired: 0 });
});
