import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { calls, opened, openedHall, takes, ticketOf } from '../testing.ts';
import { aheadOf, callOrder, headOf, nextOf, owedAfter } from './line.ts';

interface One {
	n: number;
	first: boolean;
}
const oneOf = fc.boolean();
const lineOf = (classes: readonly boolean[]): One[] => classes.map((first, n) => ({ n, first }));
const isFirst = ({ first }: One) => first;
const order = (line: readonly One[], owed: number, ratio: number) => callOrder(line, isFirst, owed, ratio);
const ratios = fc.integer({ min: 1, max: 5 });
const lines = fc.array(oneOf, { maxLength: 60 });

describe('the order of calls', () => {
	it('is one with priority for each two ordinary numbers, while both wait', () => {
		const line = lineOf([false, false, false, false, true, true]);
		expect(order(line, 0, 2).map(({ n }) => n)).toEqual([4, 0, 1, 5, 2, 3]);
		expect(order(line, 2, 2).map(({ n }) => n)).toEqual([0, 1, 4, 2, 3, 5]);
	});

	it('holds everybody once, and within a class goes by time', () => {
		fc.assert(
			fc.property(lines, fc.nat(5), ratios, (classes, owed, ratio) => {
				const line = lineOf(classes);
				const called = order(line, owed, ratio);
				expect(called.toSorted((a, b) => a.n - b.n)).toEqual(line);
				for (const first of [true, false]) {
					const of = called.filter((one) => one.first === first).map(({ n }) => n);
					expect(of).toEqual(of.toSorted((a, b) => a - b));
				}
			})
		);
	});

	it('lets at most one of any ratio + 1 calls in a row pass by an ordinary number that waits', () => {
		fc.assert(
			fc.property(lines, fc.nat(5), ratios, (classes, owed, ratio) => {
				const called = order(lineOf(classes), owed, ratio);
				const last = called.findLastIndex((one) => !one.first);
				for (let from = 0; from + ratio < called.length && from + ratio <= last; from += 1)
					expect(called.slice(from, from + ratio + 1).filter(isFirst).length).toBeLessThanOrEqual(1);
			})
		);
	});

	it('keeps that bound while numbers with priority arrive before every call', () => {
		fc.assert(
			fc.property(ratios, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }), (ratio, people, rush) => {
				let line = lineOf(Array.from({ length: people }, () => false));
				let owed = 0;
				let next = people;
				const turns: boolean[] = [];
				while (line.some((one) => !one.first)) {
					for (let n = 0; n < rush; n += 1) line = [...line, { n: next++, first: true }];
					const called = order(line, owed, ratio)[0];
					owed = owedAfter(owed, called?.first ?? false, ratio);
					turns.push(called?.first ?? false);
					line = line.filter((one) => one !== called);
				}
				expect(turns.filter((first) => first).length).toBe(Math.ceil(people / ratio));
			})
		);
	});

	it('does not ask in which order two classes came to stand: only each class’s own order counts', () => {
		fc.assert(
			fc.property(lines, fc.nat(5), ratios, (classes, owed, ratio) => {
				const line = lineOf(classes);
				const apart = [...line.filter(isFirst), ...line.filter((one) => !one.first)];
				expect(order(apart, owed, ratio)).toEqual(order(line, owed, ratio));
			})
		);
	});

	it('goes on as it began: who is called next leaves the order of the others as it was', () => {
		fc.assert(
			fc.property(lines, fc.nat(5), ratios, (classes, owed, ratio) => {
				const [next, ...others] = order(lineOf(classes), owed, ratio);
				if (!next) return;
				const left = lineOf(classes).filter(({ n }) => n !== next.n);
				expect(order(left, owedAfter(owed, next.first, ratio), ratio)).toEqual(others);
			})
		);
	});
});

describe('who is next', () => {
	it('is the head of the order in which the line would be called', () => {
		const story = openedHall();
		const people = [null, 'elderly', null, 'ill', 'frail', null, null];
		people.forEach((priority, n) => takes(story.later({ seconds: 1 }), `p${n}`, 'bdc', { priority }));
		const clerk = opened(story, 'w01', 'bdc');
		const called: string[] = [];
		for (let n = 0; n < people.length; n += 1) {
			const head = headOf(story.hall.ticketing, 'bdc')?.id;
			const ticket = calls(story, clerk, 'w01');
			expect(ticket).toBe(head);
			called.push(ticketOf(story, ticket).number);
			story.ask(clerk, 'ticket.start', { ticket });
			story.ask(clerk, 'ticket.finish', { ticket });
		}
		expect(called).toEqual(['B002', 'B001', 'B003', 'B004', 'B006', 'B007', 'B005']);
	});

	it('of several queues, is whoever waits longest', () => {
		const story = openedHall();
		takes(story, 'A', 'tz');
		takes(story.later({ seconds: 1 }), 'B', 'bdc');
		expect(nextOf(story.hall.ticketing, ['bdc', 'tz'], 0)?.number).toBe('T001');
		expect(nextOf(story.hall.ticketing, ['bdc'], 0)?.number).toBe('B001');
		expect(nextOf(story.hall.ticketing, ['sh'], 0)).toBeUndefined();
	});

	it('of several queues, is one with priority before an ordinary one that waits longer', () => {
		const story = openedHall();
		takes(story, 'A', 'tz');
		takes(story.later({ seconds: 1 }), 'B', 'bdc', { priority: 'disabled' });
		expect(nextOf(story.hall.ticketing, ['bdc', 'tz'], 0)?.number).toBe('B001');
	});

	it('of several queues, is an ordinary one after one with priority, however many come with priority in the other', () => {
		const story = openedHall();
		const clerk = story.staff('both', { windows: ['w04'], skills: ['bdc', 'tz'] });
		story.ask(clerk, 'window.open', { window: 'w04' });
		for (const who of ['A', 'B', 'C']) takes(story.later({ seconds: 1 }), who, 'tz');
		const called: string[] = [];
		for (let n = 0; n < 6; n += 1) {
			for (const more of [1, 2]) takes(story.later({ seconds: 1 }), `P${n}-${more}`, 'bdc', { priority: 'elderly' });
			const ticket = String(story.ask(clerk, 'ticket.call', { window: 'w04' }).result['ticket']);
			called.push(ticketOf(story, ticket).number);
			story.ask(clerk, 'ticket.start', { ticket });
			story.ask(clerk, 'ticket.finish', { ticket });
		}
		expect(called).toEqual(['B001', 'T001', 'T002', 'B002', 'T003', 'B003']);
	});
});

describe('the people ahead', () => {
	it('are those who are called before, wherever one stands and whoever comes', () => {
		const story = openedHall();
		const ticket = ticketOf(story, takes(story, 'A'));
		fc.assert(
			fc.property(lines, fc.nat(5), fc.nat(5), oneOf, (classes, owed, ratio, comes) => {
				const tickets = classes.map((first, n) => ({
					...ticket,
					id: `t_${n}`,
					priority: first ? ('elderly' as const) : null
				}));
				const ticketing = {
					...story.hall.ticketing,
					tickets: Object.fromEntries(tickets.map((one) => [one.id, one])),
					waiting: { sh: tickets.map(({ id }) => id) },
					first: { sh: classes.filter(Boolean).length },
					owed: { sh: owed }
				};
				const called = order([...lineOf(classes), { n: classes.length, first: comes }], owed, ratio);
				expect(aheadOf(ticketing, 'sh', comes, ratio)).toBe(called.findIndex(({ n }) => n === classes.length));
				const own = order(lineOf(classes), owed, ratio);
				for (const [n, one] of Object.values(ticketing.tickets).entries())
					expect(aheadOf(ticketing, 'sh', one, ratio)).toBe(own.findIndex((other) => other.n === n));
			})
		);
	});
});
