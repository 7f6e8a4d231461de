import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { instantOf } from '../calendar/day.ts';
import { clerkAt, CLOCK, KIOSK, openedHall, sealed, served, Story } from '../testing.ts';
import { estimateMinutes, ticketNumber } from './rules.ts';

const take = (story: Story, who: string, queue = 'bdc') =>
	story.ask(KIOSK, 'ticket.take', { queue, identity: sealed(who), items: [] }).result;
const ticketOf = (story: Story, id: unknown) => story.hall.ticketing.tickets[String(id)];

describe('ticket.take', () => {
	it('gives the next number of its queue, people ahead and the promise that the slip prints', () => {
		const story = openedHall();
		story.ask(clerkAt(story, 'w01', 'bdc'), 'window.open', { window: 'w01' });
		expect(take(story, 'A')).toMatchObject({ number: 'B001', ahead: 0, minutes: 0 });
		expect(take(story, 'B')).toMatchObject({ number: 'B002', ahead: 1, minutes: 12 });
		expect(take(story, 'A', 'ss')).toMatchObject({ number: 'S001', ahead: 0 });
	});

	it('promises no time while no window serves the queue', () => {
		expect(take(openedHall(), 'A')).toMatchObject({ ahead: 0, minutes: null });
	});

	it('puts the name of the link into the answer, never the link', () => {
		const { ticket, link } = take(openedHall(), 'A');
		expect(link).toEqual({ secret: `ticket:${String(ticket)}` });
	});

	it('is refused before the hall is set up', () => {
		expect(new Story().refused(KIOSK, 'ticket.take', { queue: 'bdc', items: [] })).toBe('not-set-up');
	});

	it('is refused for a queue or an item that there is not, even with the name of an object’s own key', () => {
		const story = openedHall();
		for (const queue of ['nowhere', '__proto__', 'constructor'])
			expect(story.refused(KIOSK, 'ticket.take', { queue, items: [] })).toBe('unknown');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'lz', items: ['constructor'] })).toBe('unknown');
	});

	it('is refused outside hours, on weekends and holidays, and not on a Saturday that makes up for one', () => {
		const take = { queue: 'lz', items: [] };
		expect(openedHall().at('2026-11-20', '08:29').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-11-20', '17:30').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-11-21', '09:40').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-10-01', '09:40').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-10-10', '09:40').happens(KIOSK, 'ticket.take', take)).toEqual(['ticket.taken']);
	});

	it('is refused without identity where the queue asks for it', () => {
		const story = openedHall();
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', items: [] })).toBe('identity-needed');
		expect(story.happens(KIOSK, 'ticket.take', { queue: 'lz', items: [] })).toEqual(['ticket.taken']);
	});

	it('gives one live ticket per person and queue; another queue, or after the first is over, is fine', () => {
		const story = openedHall();
		take(story, 'A');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', identity: sealed('A'), items: [] })).toBe(
			'already-waiting'
		);
		expect(take(story, 'A', 'ss')).toMatchObject({ number: 'S001' });
		const { clerk } = { clerk: clerkAt(story, 'w01', 'bdc') };
		story.ask(clerk, 'window.open', { window: 'w01' });
		const { ticket } = story.ask(clerk, 'ticket.call', { window: 'w01' }).result;
		story.ask(clerk, 'ticket.miss', { ticket });
		expect(take(story, 'A')).toMatchObject({ number: 'B002' });
	});

	it('counts by the hall’s day: 23:59:59 and 00:00:01 in Beijing, and not 08:00, which is midnight in UTC', () => {
		const story = openedHall();
		take(story, 'A');
		story.at('2026-11-20', '10:00');
		expect(take(story, 'B')).toMatchObject({ number: 'B002' });
		// The preset's hours are set aside: numbering must hold whenever a hall is open.
		if (story.hall.catalogue.policy) Object.assign(story.hall.catalogue.policy, { opens: '00:00', closes: '24:00' });
		story.now = instantOf('2026-11-20', '23:59') + 59_000;
		expect(take(story, 'C')).toMatchObject({ number: 'B003' });
		story.now = instantOf('2026-11-23', '00:00') + 1000;
		expect(take(story, 'D')).toMatchObject({ number: 'B001' });
		story.at('2026-11-23', '08:00');
		expect(take(story, 'E')).toMatchObject({ number: 'B002' });
	});
});

it('numbers grow past 999 to 1000 and never wrap', () => {
	expect([1, 42, 999, 1000, 12345].map((n) => ticketNumber('B', n))).toEqual([
		'B001',
		'B042',
		'B999',
		'B1000',
		'B12345'
	]);
	const story = openedHall();
	story.hall.ticketing.numbers = { day: '2026-11-20', last: { bdc: 999 } };
	expect(take(story, 'A')).toMatchObject({ number: 'B1000' });
});

describe('ticket.call', () => {
	it('calls the oldest of those whom this window may serve', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		story.ask(clerk, 'window.open', { window: 'w01' });
		take(story, 'A', 'ss');
		const first = take(story, 'B');
		take(story, 'C');
		expect(story.ask(clerk, 'ticket.call', { window: 'w01' }).result).toMatchObject({ number: 'B001' });
		expect(ticketOf(story, first['ticket'])).toMatchObject({ status: 'called', window: 'w01', calledAt: story.now });
		expect(story.hall.ticketing.calls).toMatchObject([{ n: 1, number: 'B001', window: 'w01' }]);
	});

	it('is refused while the window is busy, so that ten presses call one person', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		story.ask(clerk, 'window.open', { window: 'w01' });
		for (const who of ['A', 'B']) take(story, who);
		story.ask(clerk, 'ticket.call', { window: 'w01' });
		for (let press = 2; press <= 10; press += 1)
			expect(story.refused(clerk, 'ticket.call', { window: 'w01' })).toBe('window-busy');
	});

	it('gives the loser of a race between two windows the next number, not an error', () => {
		const story = openedHall();
		const [one, two] = [clerkAt(story, 'w01', 'bdc'), clerkAt(story, 'w02', 'bdc')];
		story.ask(one, 'window.open', { window: 'w01' });
		story.ask(two, 'window.open', { window: 'w02' });
		for (const who of ['A', 'B']) take(story, who);
		expect(story.ask(one, 'ticket.call', { window: 'w01' }).result).toMatchObject({ number: 'B001' });
		expect(story.ask(two, 'ticket.call', { window: 'w02' }).result).toMatchObject({ number: 'B002' });
	});

	it('is refused when nobody waits, at a closed window, and at somebody else’s', () => {
		const story = openedHall();
		const [one, two] = [clerkAt(story, 'w01', 'bdc'), clerkAt(story, 'w02', 'bdc')];
		expect(story.refused(one, 'ticket.call', { window: 'w01' })).toBe('window-not-open');
		story.ask(one, 'window.open', { window: 'w01' });
		expect(story.refused(one, 'ticket.call', { window: 'w01' })).toBe('nobody-waiting');
		expect(story.refused(two, 'ticket.call', { window: 'w01' })).toBe('not-your-window');
		expect(story.refused(one, 'ticket.call', { window: 'nowhere' })).toBe('unknown');
	});

	it('out of order needs a reason, keeps it, and only reaches those who wait for this window', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		story.ask(clerk, 'window.open', { window: 'w01' });
		take(story, 'A');
		const { ticket } = take(story, 'B');
		const other = take(story, 'C', 'ss');
		expect(story.refused(clerk, 'ticket.call', { window: 'w01', ticket })).toBe('reason-needed');
		expect(story.refused(clerk, 'ticket.call', { window: 'w01', ticket: other['ticket'], reason: '高龄老人' })).toBe(
			'not-in-your-queues'
		);
		story.ask(clerk, 'ticket.call', { window: 'w01', ticket, reason: '高龄老人' });
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'called', reason: '高龄老人' });
		story.ask(clerk, 'ticket.miss', { ticket });
		expect(story.refused(clerk, 'ticket.call', { window: 'w01', ticket, reason: '高龄老人' })).toBe('ticket-not');
	});
});

describe('at the window', () => {
	it('a called ticket is called again, started and finished, and each step is kept with its time', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		story.ask(clerk, 'window.open', { window: 'w01' });
		take(story, 'A');
		const { ticket } = story.ask(clerk, 'ticket.call', { window: 'w01' }).result;
		expect(story.later({ seconds: 40 }).happens(clerk, 'ticket.recall', { ticket })).toEqual(['ticket.recalled']);
		expect(story.hall.ticketing.calls.map((call) => call.n)).toEqual([1, 2]);
		expect(story.later({ seconds: 20 }).happens(clerk, 'ticket.start', { ticket })).toEqual(['ticket.started']);
		const startedAt = story.now;
		expect(story.later({ minutes: 7 }).happens(clerk, 'ticket.finish', { ticket })).toEqual(['ticket.finished']);
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'done', recalls: 1, startedAt, endedAt: story.now });
		expect(story.hall.ticketing.recentService['bdc']).toEqual([7 * 60_000]);
		expect(story.hall.ticketing.windows['w01']?.ticket).toBeNull();
	});

	it('a step that does not fit the status is refused', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		for (const command of ['ticket.recall', 'ticket.start', 'ticket.miss'] as const)
			expect(story.refused(clerk, command, { ticket })).toBe('ticket-not');
		story.ask(clerk, 'ticket.finish', { ticket });
		expect(story.refused(clerk, 'ticket.finish', { ticket })).toBe('ticket-not');
		expect(story.refused(clerk, 'ticket.finish', { ticket: 't_nobody0' })).toBe('unknown');
	});

	it('somebody else’s ticket is refused', () => {
		const story = openedHall();
		const { ticket } = served(story, 'w01', 'bdc', 'A');
		expect(story.refused(clerkAt(story, 'w02', 'bdc'), 'ticket.finish', { ticket })).toBe('not-your-window');
	});
});

describe('windows', () => {
	it('are opened by those who were assigned, one at a time', () => {
		const story = openedHall();
		const clerk = story.staff('both', { windows: ['w01', 'w02'], skills: ['bdc'] });
		expect(story.happens(clerk, 'window.open', { window: 'w01' })).toEqual(['window.opened']);
		expect(story.refused(clerk, 'window.open', { window: 'w01' })).toBe('window-open-already');
		expect(story.refused(clerk, 'window.open', { window: 'w02' })).toBe('window-open-elsewhere');
		expect(story.refused(clerk, 'window.open', { window: 'w03' })).toBe('window-not-granted');
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'window.open', { window: 'w01' })).toBe('window-taken');
		expect(story.refused(KIOSK, 'window.open', { window: 'w01' })).toBe('not-signed-in');
	});

	it('are closed when nobody is there, by their clerk or the duty manager', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		expect(story.refused(clerk, 'window.close', { window: 'w01' })).toBe('window-busy');
		story.ask(clerk, 'ticket.finish', { ticket });
		expect(story.refused(clerkAt(story, 'w02', 'bdc'), 'window.close', { window: 'w01' })).toBe('not-your-window');
		const duty = story.staff('duty', { roles: ['dutyManager'] });
		expect(story.happens(duty, 'window.close', { window: 'w01' })).toEqual(['window.closed']);
		expect(story.refused(clerk, 'window.close', { window: 'w01' })).toBe('window-not-open');
	});

	it('are closed by the duty manager’s word even while somebody is there, when their clerk is gone', () => {
		const story = openedHall();
		const { ticket } = served(story, 'w01', 'bdc', 'A');
		const duty = story.staff('duty', { roles: ['dutyManager'] });
		expect(story.happens(duty, 'window.close', { window: 'w01' })).toEqual(['ticket.finished', 'window.closed']);
		expect(ticketOf(story, ticket)?.status).toBe('done');
		expect(take(story, 'A')).toMatchObject({ number: 'B002' });
	});

	it('are defined for queues that there are, and keep who works there', () => {
		const story = openedHall();
		const { clerk } = served(story, 'w01', 'bdc', 'A');
		const place = { 'zh-CN': '东厅', en: 'East' };
		const define = (queues: string[]) => ({ id: 'w01', name: '101', queues, place });
		expect(story.refused(clerk, 'window.define', define(['nowhere']))).toBe('unknown');
		expect(story.happens(clerk, 'window.define', define(['bdc', 'ss']))).toEqual(['window.defined']);
		expect(story.hall.ticketing.windows['w01']).toMatchObject({ name: '101', status: 'open', queues: ['bdc', 'ss'] });
	});
});

describe('the day’s end', () => {
	it('expires who waited or was called, leaves who is being served, and closes after that', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		const other = clerkAt(story, 'w02', 'bdc');
		story.ask(other, 'window.open', { window: 'w02' });
		for (const who of ['B', 'C']) take(story, who);
		story.ask(other, 'ticket.call', { window: 'w02' });
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([]);
		story.at('2026-11-21', '00:00');
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([
			'session.expired',
			'session.expired',
			'ticket.expired',
			'ticket.expired'
		]);
		expect(story.hall.ticketing.windows['w02']?.ticket).toBeNull();
		expect(ticketOf(story, ticket)?.status).toBe('serving');
		story.ask(clerk, 'ticket.finish', { ticket });
		expect(story.happens(CLOCK, 'clock.tick')).toEqual(['day.closed']);
		expect(story.hall.ticketing.tickets).toEqual({});
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([]);
	});
});

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
});
