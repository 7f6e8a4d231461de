/**
 * What went wrong elsewhere with tickets and calling, each as a test that we pass, as far as it is a rule of the hall
 * (`lessons-cases.test.ts` has cases and deadlines). Where processes decide, the line is tested there too:
 *
 * - two clerks call the same person; several slips from one tap: over forty processes in `tests/races.test.ts`
 * - duplicate or restarting numbers after a restart or a crash: `tests/restart.test.ts`, `tests/crash.test.ts`
 */
import { expect, it } from 'vitest';
import { instantOf } from './calendar/day.ts';
import type { Actor } from './contract.ts';
import {
	ADMIN,
	calls,
	clerkAt,
	CLOCK,
	KIOSK,
	opened,
	openedHall,
	sealed,
	served,
	takes,
	ticketOf,
	windowOf,
	type Story
} from './testing.ts';
import { promise } from './ticketing/estimate.ts';
import { lineOf } from './ticketing/line.ts';

const MINUTE = 60_000;
const numberOf = (story: Story, id: string) => ticketOf(story, id).number;
const standing = (story: Story) => lineOf(story.hall.ticketing, 'bdc').map((ticket) => ticket.number);

/** So many windows of one queue, each with its clerk. */
function windows(story: Story, many: number): { window: string; clerk: Actor }[] {
	const place = { 'zh-CN': '东厅', en: 'East' };
	return Array.from({ length: many }, (_, n) => {
		const window = `x${n + 1}`;
		story.ask(ADMIN, 'window.define', { id: window, name: window, queues: ['bdc'], place });
		return { window, clerk: opened(story, window, 'bdc') };
	});
}

function done(story: Story, clerk: Actor, window: string): string {
	const ticket = calls(story, clerk, window);
	story.ask(clerk, 'ticket.start', { ticket });
	story.ask(clerk, 'ticket.finish', { ticket });
	return ticket;
}

it('lesson: two clerks call the same person - 40 clerks, one queue, 1,000 tickets: each is called once, in order', () => {
	const story = openedHall();
	const clerks = windows(story, 40);
	const taken = Array.from({ length: 1000 }, (_, n) => takes(story, `p${n}`));
	const called: string[] = [];
	while (called.length < taken.length) for (const { window, clerk } of clerks) called.push(done(story, clerk, window));
	expect(called).toEqual(taken);
}, 60_000);

it('lesson: two clerks call the same person - the loser of a race gets the next ticket, not an error', () => {
	const story = openedHall();
	const clerks = windows(story, 40);
	for (let n = 0; n < 40; n += 1) takes(story, `p${n}`);
	const called = clerks.map(({ window, clerk }) => numberOf(story, calls(story, clerk, window)));
	expect(new Set(called).size).toBe(40);
});

it('lesson: two clerks call the same person - one clerk who presses ten times calls one', () => {
	const story = openedHall();
	const clerk = opened(story, 'w01', 'bdc');
	for (const who of 'ABC') takes(story, who);
	calls(story, clerk, 'w01');
	for (let press = 2; press <= 10; press += 1)
		expect(story.refused(clerk, 'ticket.call', { window: 'w01' })).toBe('window-busy');
	expect(story.hall.ticketing.calls).toHaveLength(1);
});

it('lesson: duplicate or restarting numbers - 23:59:59 and 00:00:01 are two days, 08:00 in Beijing is not', () => {
	const story = openedHall(undefined, { opens: '00:00', closes: '24:00' });
	expect(numberOf(story, takes(story, 'A'))).toBe('B001');
	story.now = instantOf('2026-11-20', '23:59') + 59_000;
	expect(numberOf(story, takes(story, 'B'))).toBe('B002');
	story.now = instantOf('2026-11-23', '00:00') + 1000;
	expect(numberOf(story, takes(story, 'C'))).toBe('B001');
	story.now = instantOf('2026-11-23', '07:59') + 59_000;
	expect(numberOf(story, takes(story, 'D'))).toBe('B002');
	story.at('2026-11-23', '08:00');
	expect(numberOf(story, takes(story, 'E'))).toBe('B003');
});

it('lesson: duplicate or restarting numbers - after a restart they go on where they were', () => {
	const story = openedHall();
	for (const who of 'AB') takes(story, who);
	story.hall = story.replayed();
	expect(numberOf(story, takes(story, 'C'))).toBe('B003');
});

it('lesson: duplicate or restarting numbers - two kiosks share them, and 999 is followed by 1000', () => {
	const story = openedHall();
	const kiosks = [KIOSK, { kind: 'device', id: 'd_other' }] as const;
	const numbers = Array.from({ length: 1001 }, (_, n) => {
		const actor = kiosks[n % 2] ?? KIOSK;
		return story.ask(actor, 'ticket.take', { queue: 'bdc', identity: sealed(`p${n}`) }).result['number'];
	});
	expect(new Set(numbers).size).toBe(1001);
	expect(numbers.slice(998)).toEqual(['B999', 'B1000', 'B1001']);
}, 30_000);

it('lesson: duplicate or restarting numbers - what was done, given up or missed is not counted anew after 5 pm', () => {
	const story = openedHall();
	const clerk = opened(story, 'w01', 'bdc');
	for (let n = 0; n < 5; n += 1) {
		takes(story, `p${n}`);
		done(story, clerk, 'w01');
	}
	expect(numberOf(story.at('2026-11-20', '17:01'), takes(story, 'late'))).toBe('B006');
});

it('lesson: several slips from one tap - one person has one live number in a queue, however often they tap', () => {
	const story = openedHall();
	takes(story, 'A');
	for (let tap = 2; tap <= 5; tap += 1)
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', identity: sealed('A') })).toBe('already-waiting');
	expect(standing(story)).toEqual(['B001']);
});

it('lesson: priority starves the others - ten priority arrivals a minute for an hour: everyone else within the bound', () => {
	const story = openedHall();
	const clerk = opened(story, 'w01', 'bdc');
	const ordinary = Array.from({ length: 20 }, (_, n) => takes(story.later({ seconds: 1 }), `o${n}`));
	const called: string[] = [];
	for (let minute = 0; minute < 60; minute += 1) {
		for (let n = 0; n < 10; n += 1)
			takes(story.later({ seconds: 6 }), `p${minute}.${n}`, 'bdc', { priority: 'elderly' });
		called.push(done(story, clerk, 'w01'));
	}
	// Two ordinary numbers for each one with priority: the n-th of them is called n / 2 calls late at the most.
	ordinary.forEach((ticket, n) => expect(called.indexOf(ticket)).toBeLessThanOrEqual(n + Math.ceil((n + 1) / 2)));
}, 30_000);

it('lesson: the others pass priority - a thousand who wait do not keep one with priority from being next', () => {
	const story = openedHall();
	for (let n = 0; n < 1000; n += 1) takes(story, `o${n}`);
	const first = takes(story.later({ minutes: 1 }), 'P', 'bdc', { priority: 'disabled' });
	const clerk = opened(story, 'w01', 'bdc');
	expect(calls(story, clerk, 'w01')).toBe(first);
});

it('lesson: newest first, unnoticed for months - within a class the order is by time', () => {
	const story = openedHall();
	const clerk = opened(story, 'w01', 'bdc');
	const priorities = [null, 'ill', null, 'ill', null, 'ill', null, null];
	const taken = priorities.map((priority, n) => takes(story.later({ seconds: 1 }), `p${n}`, 'bdc', { priority }));
	const called = taken.map(() => done(story, clerk, 'w01'));
	for (const first of [true, false]) {
		const ofClass = (id: string) => (priorities[taken.indexOf(id)] === null) === first;
		expect(called.filter(ofClass)).toEqual(taken.filter(ofClass));
	}
});

it('lesson: editing a ticket moves it down - its place is the same after everything around it was edited', () => {
	const story = openedHall();
	for (const who of 'ABC') takes(story.later({ seconds: 1 }), who);
	const { version: _, trail: __, status: ___, statusSince: ____, ...data } = windowOf(story, 'w01');
	const { pausedFor: _1, staff: _2, ticket: _3, ...window } = data;
	story.ask(ADMIN, 'window.define', { ...window, name: '101' });
	const item = story.hall.catalogue.items['secondhand-transfer'];
	story.ask(story.staff('items', { roles: ['itemAdmin'] }), 'item.define', { ...item, version: 2 });
	expect(standing(story)).toEqual(['B001', 'B002', 'B003']);
});

it('lesson: parked numbers recall themselves - hold, change window: no call by itself', () => {
	const story = openedHall();
	const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
	story.ask(clerk, 'ticket.hold', { ticket });
	story.ask(clerk, 'window.close', { window: 'w01' });
	const other = opened(story, 'w02', 'bdc');
	expect(story.later({ minutes: 30 }).happens(CLOCK, 'clock.tick')).toEqual([]);
	expect(story.refused(other, 'ticket.call', { window: 'w02' })).toBe('nobody-waiting');
	expect(story.happens(other, 'ticket.resume', { ticket, window: 'w02' })).toEqual(['ticket.resumed']);
	expect(story.hall.ticketing.calls).toHaveLength(1);
});

it('lesson: a mis-click resets the service timer - calling another while one is served changes nothing', () => {
	const story = openedHall();
	const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
	const other = takes(story, 'B');
	const before = structuredClone(ticketOf(story, ticket));
	const call = { window: 'w01', ticket: other, reason: '误点' };
	expect(story.later({ minutes: 3 }).refused(clerk, 'ticket.call', call)).toBe('window-busy');
	expect(story.refused(clerk, 'ticket.start', { ticket })).toBe('ticket-not');
	expect(ticketOf(story, ticket)).toEqual(before);
});

it('lesson: a mis-click resets the service timer - a wrong call is undone, and its number is first in line again', () => {
	const story = openedHall();
	const clerk = opened(story, 'w01', 'bdc');
	for (const who of 'AB') takes(story.later({ seconds: 1 }), who);
	const ticket = calls(story, clerk, 'w01');
	story.later({ seconds: 5 }).ask(clerk, 'ticket.transfer', { ticket, queue: 'bdc', reason: '误叫' });
	expect(standing(story)).toEqual(['B001', 'B002']);
	expect(ticketOf(story, ticket).startedAt).toBeNull();
});

it('lesson: session ends in the middle of service - the ticket is held for the clerk, not lost', () => {
	const story = openedHall();
	const { ticket } = served(story, 'w01', 'bdc', 'A');
	story.later({ minutes: 12 * 60 }).passes();
	expect(ticketOf(story, ticket)).toMatchObject({ status: 'held', number: 'B001' });
	const clerk = clerkAt(story, 'w01', 'bdc');
	story.ask(clerk, 'window.resume', { window: 'w01' });
	expect(story.happens(clerk, 'ticket.resume', { ticket, window: 'w01' })).toEqual(['ticket.resumed']);
});

it('lesson: wait time wrong - calibration: the truth falls within one visit of what the slip promised', () => {
	const story = openedHall();
	const clerks = windows(story, 3);
	const free = new Map(clerks.map(({ window }) => [window, 0]));
	// Visits of 8 to 16 minutes around the usual 12, one after another from a fixed list.
	const visit = (n: number) => [8, 16, 12, 10, 14][n % 5] ?? 12;
	const errors: number[] = [];
	for (let minute = 0, people = 0, served = 0; minute < 300; minute += 1) {
		if (minute % 4 === 0) takes(story, `p${people++}`);
		for (const { window, clerk } of clerks) {
			const present = windowOf(story, window).ticket;
			if (present && (free.get(window) ?? 0) <= story.now) story.ask(clerk, 'ticket.finish', { ticket: present });
			if (windowOf(story, window).ticket || standing(story).length === 0) continue;
			const ticket = calls(story, clerk, window);
			story.ask(clerk, 'ticket.start', { ticket });
			free.set(window, story.now + visit(served++) * MINUTE);
			const { told, takenAt } = ticketOf(story, ticket);
			errors.push(Math.abs((story.now - takenAt) / MINUTE - (told.minutes ?? Number.NaN)));
		}
		story.later({ minutes: 1 });
	}
	expect(errors.length).toBeGreaterThan(60);
	expect(errors.filter((error) => error <= 12).length / errors.length).toBeGreaterThan(0.9);
});

it('lesson: an empty card - windows that cannot serve the queue are not divided by, and no window is no promise', () => {
	const story = openedHall();
	opened(story, 'w05', 'tz');
	expect(promise(story.hall, 'bdc', false)).toEqual({ ahead: 0, minutes: null });
	opened(story, 'w01', 'bdc');
	for (const who of 'ABC') takes(story, who);
	expect(promise(story.hall, 'bdc', false)).toEqual({ ahead: 3, minutes: 36 });
});
