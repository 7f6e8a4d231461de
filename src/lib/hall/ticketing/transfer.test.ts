import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
	calls,
	clerkAt,
	dutyManager,
	guide,
	opened,
	openedHall,
	served,
	takes,
	ticketOf,
	windowOf,
	type Story
} from '../testing.ts';
import { lineOf } from './line.ts';

const reason = '业务不属于本窗口';
const standing = (story: Story, queue: string) => lineOf(story.hall.ticketing, queue).map(({ number }) => number);

describe('转号: a number is transferred', () => {
	it('while it is served, to another queue, where it keeps its seniority', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		takes(story.later({ seconds: 1 }), 'B', 'tz');
		expect(story.happens(clerk, 'ticket.transfer', { ticket, queue: 'tz', reason })).toEqual(['ticket.transferred']);
		expect(standing(story, 'tz')).toEqual(['B001', 'T001']);
		expect(ticketOf(story, ticket)).toMatchObject({
			status: 'waiting',
			queue: 'tz',
			window: null,
			staff: null,
			reason
		});
		expect(windowOf(story, 'w01').ticket).toBeNull();
	});

	it('when it was only called, back into its own queue, first in line again', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		for (const who of 'AB') takes(story.later({ seconds: 1 }), who);
		const ticket = calls(story, clerk, 'w01');
		expect(story.happens(clerk, 'ticket.transfer', { ticket, queue: 'bdc', reason: '误叫' })).toEqual([
			'ticket.transferred'
		]);
		expect(standing(story, 'bdc')).toEqual(['B001', 'B002']);
	});

	it('while it waits, by a guide or the duty manager, and not by a clerk', () => {
		const story = openedHall();
		const ticket = takes(story, 'A');
		const other = takes(story, 'B');
		const to = (id: string) => ({ ticket: id, queue: 'ss', reason: '取错号' });
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'ticket.transfer', to(ticket))).toBe('not-your-window');
		expect(story.happens(guide(story), 'ticket.transfer', to(ticket))).toEqual(['ticket.transferred']);
		expect(story.happens(dutyManager(story), 'ticket.transfer', to(other))).toEqual(['ticket.transferred']);
		expect(standing(story, 'ss')).toEqual(['B001', 'B002']);
	});

	it('from a window only by its clerk, or the duty manager', () => {
		const story = openedHall();
		const { ticket } = served(story, 'w01', 'bdc', 'A');
		const away = { ticket, queue: 'tz', reason };
		expect(story.refused(guide(story), 'ticket.transfer', away)).toBe('not-your-window');
		expect(story.refused(clerkAt(story, 'w02', 'bdc'), 'ticket.transfer', away)).toBe('not-your-window');
		expect(story.happens(dutyManager(story), 'ticket.transfer', away)).toEqual(['ticket.transferred']);
	});

	it('never to the queue that it waits in already, nor to one that there is not', () => {
		const story = openedHall();
		const ticket = takes(story, 'A');
		expect(story.refused(guide(story), 'ticket.transfer', { ticket, queue: 'bdc', reason })).toBe('same-queue');
		expect(story.refused(guide(story), 'ticket.transfer', { ticket, queue: 'nowhere', reason })).toBe('unknown');
	});

	it('never to a queue in which its person waits already', () => {
		const story = openedHall();
		const ticket = takes(story, 'A');
		takes(story, 'A', 'tz');
		expect(story.refused(guide(story), 'ticket.transfer', { ticket, queue: 'tz', reason })).toBe('already-waiting');
	});

	it('never without identity to a queue that asks for one, unless a guide had made an exception', () => {
		const story = openedHall();
		const ticket = String(story.ask(guide(story), 'ticket.take', { queue: 'lz' }).result['ticket']);
		expect(story.refused(guide(story), 'ticket.transfer', { ticket, queue: 'tz', reason })).toBe('identity-needed');
		const excepted = { queue: 'lz', exception: '证件丢失' };
		const other = String(story.ask(guide(story), 'ticket.take', excepted).result['ticket']);
		expect(story.happens(guide(story), 'ticket.transfer', { ticket: other, queue: 'tz', reason })).toEqual([
			'ticket.transferred'
		]);
	});

	it('frees its person for another number in the queue that it left', () => {
		const story = openedHall();
		const ticket = takes(story, 'A');
		story.ask(guide(story), 'ticket.transfer', { ticket, queue: 'tz', reason });
		expect(ticketOf(story, takes(story, 'A')).queue).toBe('bdc');
	});

	it('stands, in every mix of two queues, among the others by the time at which it was taken', () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }), fc.nat(11), (queues, moved) => {
				const story = openedHall();
				const taken = queues.map((first, n) => takes(story.later({ seconds: 1 }), `p${n}`, first ? 'bdc' : 'tz'));
				const ticket = taken[moved % taken.length] ?? '';
				const to = ticketOf(story, ticket).queue === 'bdc' ? 'tz' : 'bdc';
				story.ask(guide(story), 'ticket.transfer', { ticket, queue: to, reason });
				for (const queue of ['bdc', 'tz']) {
					const times = lineOf(story.hall.ticketing, queue).map(({ takenAt }) => takenAt);
					expect(times).toEqual(times.toSorted((a, b) => a - b));
				}
			}),
			{ numRuns: 40 }
		);
	});
});
