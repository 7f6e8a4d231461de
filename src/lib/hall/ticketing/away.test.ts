import { describe, expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import {
	ADMIN,
	ANYONE,
	calls,
	clerkAt,
	CLOCK,
	dutyManager,
	opened,
	openedHall,
	served,
	takes,
	ticketOf,
	windowOf,
	type Story
} from '../testing.ts';
import { lineOf } from './line.ts';

const idOf = (actor: Actor): string => (actor.kind === 'staff' ? actor.id : '');
const duty = { name: '王敏', roles: ['clerk'], department: null, windows: ['w01'], skills: ['bdc'] };
const standing = (story: Story) => lineOf(story.hall.ticketing, 'bdc').map(({ number }) => number);

/** A window at which somebody was called and did not come yet. */
function calling(story: Story): { clerk: Actor; ticket: string } {
	const clerk = opened(story, 'w01', 'bdc');
	for (const who of 'AB') takes(story.later({ seconds: 1 }), who);
	return { clerk, ticket: calls(story, clerk, 'w01') };
}

describe('a clerk who signs out', () => {
	it('in the middle of service leaves the person on hold, and the window paused', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		expect(story.happens(clerk, 'session.close')).toEqual(['session.closed', 'ticket.held', 'window.paused']);
		expect(ticketOf(story, ticket).status).toBe('held');
		expect(windowOf(story, 'w01')).toMatchObject({ status: 'paused', pausedFor: 'away', ticket: null });
	});

	it('after a call leaves the number first in line again', () => {
		const story = openedHall();
		const { clerk } = calling(story);
		expect(story.happens(clerk, 'session.close')).toEqual(['session.closed', 'ticket.transferred', 'window.paused']);
		expect(standing(story)).toEqual(['B001', 'B002']);
	});

	it('from a window that is paused leaves it deserted: the duty manager cannot open it without anybody there', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const duty = story.staff('duty', { roles: ['dutyManager'] });
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'meal' });
		expect(story.happens(clerk, 'session.close')).toEqual(['session.closed', 'window.paused']);
		expect(windowOf(story, 'w01').pausedFor).toBe('away');
		expect(story.refused(duty, 'window.resume', { window: 'w01' })).toBe('not-your-window');
	});

	it('in one place and is still signed in at another leaves nothing', () => {
		const story = openedHall();
		const { clerk } = served(story, 'w01', 'bdc', 'A');
		const proof = { against: 'hash of clerk w01', fits: true };
		story.ask(ANYONE, 'session.open', { username: 'clerk w01', password: proof });
		expect(story.happens(clerk, 'session.close')).toEqual(['session.closed']);
	});

	it('and comes back goes on with the same person', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		story.ask(clerk, 'session.close');
		const again = clerkAt(story, 'w01', 'bdc');
		expect(story.happens(again, 'window.resume', { window: 'w01' })).toEqual(['window.resumed']);
		expect(story.happens(again, 'ticket.resume', { ticket, window: 'w01' })).toEqual(['ticket.resumed']);
	});

	it('and does not come back leaves the window to a colleague', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		const colleague = story.staff('colleague', { windows: ['w01'], skills: ['bdc'] });
		expect(story.refused(colleague, 'window.open', { window: 'w01' })).toBe('window-taken');
		story.ask(clerk, 'session.close');
		expect(story.happens(colleague, 'window.open', { window: 'w01' })).toEqual(['window.closed', 'window.opened']);
		expect(story.happens(colleague, 'ticket.resume', { ticket, window: 'w01' })).toEqual(['ticket.resumed']);
	});
});

describe('a clerk whose session ends by time', () => {
	it('leaves the person on hold, and the window paused', () => {
		const story = openedHall();
		served(story, 'w01', 'bdc', 'A');
		expect(story.later({ minutes: 12 * 60 }).happens(CLOCK, 'clock.tick')).toEqual([
			'session.expired',
			'ticket.held',
			'window.paused'
		]);
	});

	it('after a call leaves the number first in line again', () => {
		const story = openedHall();
		const { ticket } = calling(story);
		expect(story.later({ minutes: 12 * 60 }).happens(CLOCK, 'clock.tick')).toContain('ticket.transferred');
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'waiting', window: null });
	});
});

describe('a clerk who may not work there any more', () => {
	it('because the account was disabled: the window closes, the person is on hold', () => {
		const story = openedHall();
		const { clerk } = served(story, 'w01', 'bdc', 'A');
		expect(story.happens(ADMIN, 'staff.disable', { staff: idOf(clerk) })).toEqual([
			'staff.disabled',
			'ticket.held',
			'window.closed'
		]);
	});

	it('because the account was disabled, after a call: the number is first in line again', () => {
		const story = openedHall();
		const { clerk } = calling(story);
		expect(story.happens(ADMIN, 'staff.disable', { staff: idOf(clerk) })).toEqual([
			'staff.disabled',
			'ticket.transferred',
			'window.closed'
		]);
	});

	it('because the account was disabled while the window was paused: it closes', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'meal' });
		expect(story.happens(ADMIN, 'staff.disable', { staff: idOf(clerk) })).toEqual(['staff.disabled', 'window.closed']);
	});

	it.each([
		['the window', { windows: ['w02'] }],
		['the role', { roles: ['guide'] }]
	])('because they lost %s: the window closes, the person is on hold', (_, change) => {
		const story = openedHall();
		const { clerk } = served(story, 'w01', 'bdc', 'A');
		expect(story.happens(ADMIN, 'staff.change', { staff: idOf(clerk), ...duty, ...change })).toEqual([
			'staff.changed',
			'ticket.held',
			'window.closed'
		]);
	});

	it('is not one who only changed the name or the skills: they go on', () => {
		const story = openedHall();
		const { clerk } = served(story, 'w01', 'bdc', 'A');
		const change = { staff: idOf(clerk), ...duty, skills: ['tz'] };
		expect(story.happens(ADMIN, 'staff.change', change)).toEqual(['staff.changed']);
	});

	it('is nobody who works at no window: nothing follows', () => {
		const story = openedHall();
		expect(story.happens(dutyManager(story), 'session.close')).toEqual(['session.closed']);
	});
});
