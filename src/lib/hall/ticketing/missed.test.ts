import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Actor } from '../contract.ts';
import {
	calls,
	clerkAt,
	guide,
	opened,
	openedHall,
	recalled,
	takes,
	ticketOf,
	windowOf,
	type Story
} from '../testing.ts';
import { lineOf } from './line.ts';

const standing = (story: Story, queue = 'bdc') => lineOf(story.hall.ticketing, queue).map(({ number }) => number);

function missed(story: Story, clerk: Actor, window = 'w01'): string {
	const ticket = calls(story, clerk, window);
	recalled(story, clerk, ticket);
	story.ask(clerk, 'ticket.miss', { ticket });
	return ticket;
}

describe('过号: a number is missed', () => {
	it('only after as many recalls as the hall promises, and the pause after the last', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		for (let recall = 1; recall <= 3; recall += 1) {
			expect(story.later({ seconds: 30 }).refused(clerk, 'ticket.miss', { ticket })).toBe('miss-too-soon');
			story.ask(clerk, 'ticket.recall', { ticket });
		}
		expect(story.later({ seconds: 29 }).refused(clerk, 'ticket.miss', { ticket })).toBe('miss-too-soon');
		expect(story.later({ seconds: 1 }).happens(clerk, 'ticket.miss', { ticket })).toEqual(['ticket.missed']);
	});

	it('and leaves the window free', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = missed(story, clerk);
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'missed', endedAt: story.now });
		expect(windowOf(story, 'w01').ticket).toBeNull();
	});

	it('at once in a hall that promises no recalls', () => {
		const story = openedHall(undefined, { recalls: { times: 0, seconds: 0 } });
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		expect(story.happens(clerk, 'ticket.miss', { ticket })).toEqual(['ticket.missed']);
	});

	it('by the clerk who called it, and nobody else', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		recalled(story, clerk, ticket);
		expect(story.refused(clerkAt(story, 'w02', 'bdc'), 'ticket.miss', { ticket })).toBe('not-your-window');
	});
});

describe('过号重排: a missed number queues again', () => {
	it('behind as many as the hall says', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		for (const who of 'ABCDEF') takes(story.later({ seconds: 1 }), who);
		const ticket = missed(story, clerk);
		expect(story.happens(guide(story), 'ticket.requeue', { ticket })).toEqual(['ticket.requeued']);
		expect(standing(story)).toEqual(['B002', 'B003', 'B004', 'B001', 'B005', 'B006']);
		expect(ticketOf(story, ticket)).toMatchObject({ status: 'waiting', requeues: 1, window: null, endedAt: null });
	});

	it('behind everybody, where fewer wait; at once, where nobody does', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		for (const who of 'AB') takes(story.later({ seconds: 1 }), who);
		const first = missed(story, clerk);
		story.ask(clerk, 'ticket.requeue', { ticket: first });
		expect(standing(story)).toEqual(['B002', 'B001']);
		const second = missed(story, clerk);
		calls(story, clerk, 'w01');
		story.ask(guide(story), 'ticket.requeue', { ticket: second });
		expect(standing(story)).toEqual(['B002']);
	});

	it('behind `behind`, or all, of those who wait, for every line and every bound', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }), (people, behind) => {
				const story = openedHall(undefined, { recalls: { times: 0, seconds: 0 }, requeue: { times: 1, behind } });
				const clerk = opened(story, 'w01', 'bdc');
				for (let n = 0; n < people; n += 1) takes(story.later({ seconds: 1 }), `p${n}`);
				const ticket = missed(story.later({ seconds: 1 }), clerk);
				story.ask(clerk, 'ticket.requeue', { ticket });
				expect(standing(story).indexOf('B001')).toBe(Math.min(behind, people - 1));
			}),
			{ numRuns: 40 }
		);
	});

	it('by the person on the phone, and by nobody with another number', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = missed(story, clerk);
		const other: Actor = { kind: 'applicant', of: 'ticket', id: 't_other000' };
		expect(story.refused(other, 'ticket.requeue', { ticket })).toBe('not-allowed');
		expect(story.refused({ ...other, of: 'case', id: ticket }, 'ticket.requeue', { ticket })).toBe('not-allowed');
		expect(story.happens({ ...other, id: ticket }, 'ticket.requeue', { ticket })).toEqual(['ticket.requeued']);
	});

	it('not beside another number that the person has taken meanwhile', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = missed(story, clerk);
		takes(story, 'A');
		expect(story.refused(guide(story), 'ticket.requeue', { ticket })).toBe('already-waiting');
	});

	it('as often as the hall allows, and no oftener', () => {
		const story = openedHall(undefined, { requeue: { times: 0, behind: 3 } });
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = missed(story, clerk);
		expect(story.refused(guide(story), 'ticket.requeue', { ticket })).toBe('requeued-already');
	});
});

describe('弃号: a number is given up', () => {
	it('when it is missed after it queued again', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = missed(story, clerk);
		story.ask(clerk, 'ticket.requeue', { ticket });
		calls(story, clerk, 'w01');
		recalled(story, clerk, ticket);
		expect(story.happens(clerk, 'ticket.miss', { ticket })).toEqual(['ticket.missed', 'ticket.abandoned']);
		expect(ticketOf(story, ticket).status).toBe('abandoned');
		expect(story.refused(guide(story), 'ticket.requeue', { ticket })).toBe('ticket-not');
	});

	it('while it waits, by the person on the phone, who may take another then', () => {
		const story = openedHall();
		const ticket = takes(story, 'A');
		const holder: Actor = { kind: 'applicant', of: 'ticket', id: ticket };
		expect(story.refused({ ...holder, id: 't_other000' }, 'ticket.abandon', { ticket })).toBe('not-allowed');
		expect(story.happens(holder, 'ticket.abandon', { ticket })).toEqual(['ticket.abandoned']);
		expect(standing(story)).toEqual([]);
		expect(ticketOf(story, takes(story, 'A')).number).toBe('B002');
	});

	it('after it was missed, by the guide, with the reason', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = missed(story, clerk);
		expect(story.happens(guide(story), 'ticket.abandon', { ticket, reason: '本人已离开' })).toEqual([
			'ticket.abandoned'
		]);
		expect(story.log.at(-1)?.event).toMatchObject({ reason: '本人已离开' });
	});
});
