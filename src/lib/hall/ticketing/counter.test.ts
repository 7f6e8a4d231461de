import { describe, expect, it } from 'vitest';
import {
	calls,
	clerkAt,
	opened,
	openedHall,
	recalled,
	served,
	takes,
	ticketOf,
	windowOf,
	type Story
} from '../testing.ts';

const shown = (story: Story) => story.hall.ticketing.calls.map(({ n, number, window }) => [n, number, window]);

describe('ticket.call', () => {
	it('calls the oldest of those whom this window may serve', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A', 'ss');
		const first = takes(story, 'B');
		takes(story, 'C');
		expect(story.happens(clerk, 'ticket.call', { window: 'w01' })).toEqual(['ticket.called']);
		expect(ticketOf(story, first)).toMatchObject({
			status: 'called',
			window: 'w01',
			calledAt: story.now,
			reason: null
		});
		expect(shown(story)).toEqual([[1, 'B001', 'w01']]);
	});

	it('serves only the queues for which its clerk has the skill', () => {
		const story = openedHall();
		const clerk = opened(story, 'w04', 'tz');
		takes(story, 'A', 'bdc');
		expect(story.refused(clerk, 'ticket.call', { window: 'w04' })).toBe('nobody-waiting');
		takes(story, 'A', 'tz');
		expect(story.ask(clerk, 'ticket.call', { window: 'w04' }).result).toMatchObject({ number: 'T001' });
	});

	it('is refused while the window is busy, so that ten presses call one person', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		for (const who of ['A', 'B']) takes(story, who);
		calls(story, clerk, 'w01');
		for (let press = 2; press <= 10; press += 1)
			expect(story.refused(clerk, 'ticket.call', { window: 'w01' })).toBe('window-busy');
	});

	it('gives the loser of a race between two windows the next number, not an error', () => {
		const story = openedHall();
		const [one, two] = [opened(story, 'w01', 'bdc'), opened(story, 'w02', 'bdc')];
		for (const who of ['A', 'B']) takes(story, who);
		expect(story.ask(one, 'ticket.call', { window: 'w01' }).result).toMatchObject({ number: 'B001' });
		expect(story.ask(two, 'ticket.call', { window: 'w02' }).result).toMatchObject({ number: 'B002' });
	});

	it('is refused when nobody waits, at a window that is closed or paused, at somebody else’s, and at none', () => {
		const story = openedHall();
		const one = clerkAt(story, 'w01', 'bdc');
		const call = (window: string) => story.refused(one, 'ticket.call', { window });
		expect(call('w01')).toBe('window-not-open');
		opened(story, 'w01', 'bdc');
		expect(call('w01')).toBe('nobody-waiting');
		expect(story.refused(clerkAt(story, 'w02', 'bdc'), 'ticket.call', { window: 'w01' })).toBe('not-your-window');
		story.ask(one, 'window.pause', { window: 'w01', ground: 'meal' });
		expect(call('w01')).toBe('window-paused');
		expect(call('nowhere')).toBe('unknown');
	});
});

describe('ticket.call out of order', () => {
	it('needs a reason, and the list of the day keeps who called whom, and why', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = takes(story, 'B');
		expect(story.refused(clerk, 'ticket.call', { window: 'w01', ticket })).toBe('reason-needed');
		story.ask(clerk, 'ticket.call', { window: 'w01', ticket, reason: '高龄老人' });
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'called', reason: '高龄老人' });
		expect(story.hall.ticketing.outOfOrder).toMatchObject([{ number: 'B002', window: 'w01', reason: '高龄老人' }]);
	});

	it('reaches only those who wait for this window', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const other = takes(story, 'C', 'ss');
		const out = (ticket: string) => story.refused(clerk, 'ticket.call', { window: 'w01', ticket, reason: '高龄老人' });
		expect(out(other)).toBe('not-in-your-queues');
		expect(out('t_nobody0')).toBe('unknown');
		const { ticket } = served(story, 'w02', 'bdc', 'A');
		expect(out(ticket)).toBe('ticket-not');
	});

	it('changes nothing of whose turn it is', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A', 'bdc', { priority: 'elderly' });
		const ticket = takes(story, 'B', 'bdc', { priority: 'elderly' });
		takes(story, 'C');
		story.ask(clerk, 'ticket.call', { window: 'w01', ticket, reason: '产妇' });
		story.ask(clerk, 'ticket.start', { ticket });
		story.ask(clerk, 'ticket.finish', { ticket });
		expect(story.ask(clerk, 'ticket.call', { window: 'w01' }).result).toMatchObject({ number: 'B001' });
	});
});

describe('at the window', () => {
	it('a called number is called again, and its screen announces it anew', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		expect(story.later({ seconds: 30 }).happens(clerk, 'ticket.recall', { ticket })).toEqual(['ticket.recalled']);
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'called', recalls: 1, heardAt: story.now });
		expect(shown(story)).toEqual([
			[1, 'B001', 'w01'],
			[2, 'B001', 'w01']
		]);
	});

	it('a number is not called again within the seconds that the hall leaves between two calls', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		expect(story.later({ seconds: 29 }).refused(clerk, 'ticket.recall', { ticket })).toBe('recall-too-soon');
		story.later({ seconds: 1 }).ask(clerk, 'ticket.recall', { ticket });
		expect(story.later({ seconds: 29 }).refused(clerk, 'ticket.recall', { ticket })).toBe('recall-too-soon');
	});

	it('who came is served, and then done; the window is free for the next', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		expect(story.later({ seconds: 20 }).happens(clerk, 'ticket.start', { ticket })).toEqual(['ticket.started']);
		const startedAt = story.now;
		expect(story.later({ minutes: 7 }).happens(clerk, 'ticket.finish', { ticket })).toEqual(['ticket.finished']);
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'done', startedAt, endedAt: story.now });
		expect(windowOf(story, 'w01').ticket).toBeNull();
	});

	it('a step that does not fit the status is refused', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		for (const command of ['ticket.recall', 'ticket.start', 'ticket.miss', 'ticket.requeue'] as const)
			expect(story.refused(clerk, command, { ticket }), command).toBe('ticket-not');
		story.ask(clerk, 'ticket.finish', { ticket });
		for (const command of ['ticket.finish', 'ticket.hold', 'ticket.abandon'] as const)
			expect(story.refused(clerk, command, { ticket }), command).toBe('ticket-not');
		expect(story.refused(clerk, 'ticket.finish', { ticket: 't_nobody0' })).toBe('unknown');
	});

	it('somebody else’s ticket is refused', () => {
		const story = openedHall();
		const { ticket } = served(story, 'w01', 'bdc', 'A');
		const other = clerkAt(story, 'w02', 'bdc');
		for (const command of ['ticket.finish', 'ticket.hold'] as const)
			expect(story.refused(other, command, { ticket }), command).toBe('not-your-window');
	});
});

describe('挂号: a number on hold', () => {
	it('leaves the window free, is nobody’s to call, and keeps its person', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		expect(story.happens(clerk, 'ticket.hold', { ticket, reason: '补打材料' })).toEqual(['ticket.held']);
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'held', reason: '补打材料' });
		expect(windowOf(story, 'w01').ticket).toBeNull();
		expect(story.refused(clerk, 'ticket.call', { window: 'w01' })).toBe('nobody-waiting');
	});

	it('is resumed without a new number, at the same window or another that serves its queue', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		const startedAt = story.now;
		story.later({ minutes: 4 }).ask(clerk, 'ticket.hold', { ticket });
		const other = opened(story, 'w02', 'bdc');
		expect(story.later({ minutes: 20 }).happens(other, 'ticket.resume', { ticket, window: 'w02' })).toEqual([
			'ticket.resumed'
		]);
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'serving', window: 'w02', number: 'B001', startedAt });
		story.later({ minutes: 3 }).ask(other, 'ticket.finish', { ticket });
		expect(ticketOf(story, ticket).served).toBe(7 * 60_000);
	});

	it('is not resumed at a busy window, nor at one that does not serve its queue', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		story.ask(clerk, 'ticket.hold', { ticket });
		const elsewhere = opened(story, 'w05', 'tz');
		expect(story.refused(elsewhere, 'ticket.resume', { ticket, window: 'w05' })).toBe('not-in-your-queues');
		served(story, 'w01', 'bdc', 'B');
		expect(story.refused(clerk, 'ticket.resume', { ticket, window: 'w01' })).toBe('window-busy');
		expect(story.refused(elsewhere, 'ticket.resume', { ticket: 't_nobody0', window: 'w05' })).toBe('unknown');
	});

	it('is not what a number is that was only called: who did not come yet is recalled or missed', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		expect(story.refused(clerk, 'ticket.hold', { ticket })).toBe('ticket-not');
		recalled(story, clerk, ticket);
		story.ask(clerk, 'ticket.miss', { ticket });
		expect(story.refused(clerk, 'ticket.resume', { ticket, window: 'w01' })).toBe('ticket-not');
	});
});
