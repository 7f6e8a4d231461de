import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.ts';
import { CHINA_2025_2026 as china } from './china-2025-2026.ts';
import { addDays, nextDay, type Day } from './day.ts';
import { daysLeft, dueDate, isOverdue, type DeadlineFacts, type Pause } from './deadlines.ts';

const TODAY = '2026-11-20';
const workingDays = (value: number) => ({ value, unit: 'workingDay' }) as const;
const calendarDays = (value: number) => ({ value, unit: 'calendarDay' }) as const;
const facts = (start: Day, value: number, rest: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
	kind: 'statutory',
	start,
	limit: workingDays(value),
	pauses: [],
	...rest
});
const pause = (from: Day, to: Day | null, ground = '检测'): Pause => ({
	ground,
	from,
	to,
	stops: ['statutory', 'promised']
});
const due = (given: DeadlineFacts, today = TODAY) => dueDate(china, given, today).due;

const starts = fc.nat(700).map((n) => addDays('2025-01-01', n));
const limits = fc.integer({ min: 1, max: 45 });
const pauses = fc
	.tuple(fc.nat(800), fc.nat(30), fc.constantFrom('听证', '检测', '专家评审'))
	.map(([from, length, ground]) => pause(addDays('2025-01-01', from), addDays('2025-01-01', from + length), ground));

describe('a due date', () => {
	test.each([
		['Friday before Spring Festival', '2025-01-24', 20, '2025-02-27'],
		['a Sunday worked before Spring Festival', '2025-01-26', 5, '2025-02-08'],
		['the eve of Labour Day', '2025-04-30', 3, '2025-05-08'],
		['a Friday before a worked Sunday', '2025-09-26', 5, '2025-10-10'],
		['a Sunday worked before National Day', '2025-09-28', 20, '2025-10-31'],
		['the eve of National Day', '2025-09-30', 10, '2025-10-21'],
		['New Year, which rolls to a worked Sunday', '2026-01-01', 1, '2026-01-05'],
		['Thursday before Spring Festival', '2026-02-12', 5, '2026-02-26'],
		['Friday before a worked Saturday', '2026-02-13', 1, '2026-02-14'],
		['a Saturday worked before Spring Festival', '2026-02-14', 1, '2026-02-24']
	])('from %s, %s, in %i working days is %s', (_, start, value, expected) =>
		expect(due(facts(start, value))).toBe(expected)
	);

	it('tells the facts it came from', () =>
		expect(dueDate(china, facts('2026-01-01', 1), TODAY)).toEqual({
			kind: 'statutory',
			start: '2026-01-01',
			startsOn: '2026-01-04',
			due: '2026-01-05',
			provisional: false,
			limit: { value: 1, unit: 'workingDay' },
			running: true
		}));

	it('of an immediate item is the same day, or the next working day', () => {
		expect(due(facts('2026-11-20', 0))).toBe('2026-11-20');
		expect(due(facts('2026-11-21', 0))).toBe('2026-11-23');
	});

	it('without pauses is the N-th working day after the start, rolled forward', () => {
		fc.assert(
			fc.property(starts, limits, (start, n) => {
				const { startsOn, due } = dueDate(china, facts(start, n), TODAY);
				expect(startsOn).toBe(isWorkingDay(china, start) ? start : addWorkingDays(china, start, 1));
				expect(due).toBe(addWorkingDays(china, startsOn, n));
			})
		);
	});

	it('adds an extension to the limit', () => {
		expect(due(facts('2026-11-02', 20, { extension: workingDays(10) }))).toBe(due(facts('2026-11-02', 30)));
	});

	it('is provisional as soon as it lies beyond what the calendar covers', () => {
		expect(dueDate(china, facts('2026-12-30', 1), TODAY)).toMatchObject({ due: '2026-12-31', provisional: false });
		expect(dueDate(china, facts('2026-12-30', 2), TODAY)).toMatchObject({ due: '2027-01-01', provisional: true });
	});

	test.each([-1, 0.5, NaN])('cannot be made from a limit of %d', (n) =>
		expect(() => due(facts('2026-11-02', n))).toThrow(RangeError)
	);
});

describe('a due date in calendar days', () => {
	const plain = (start: Day, n: number, rest: Partial<DeadlineFacts> = {}) =>
		due(facts(start, n, { limit: calendarDays(n), ...rest }));

	it('counts every day', () => expect(plain('2026-11-02', 30)).toBe('2026-12-02'));
	it('ending on a day off rolls to the next working day', () => {
		expect(plain('2026-11-02', 5)).toBe('2026-11-09');
		expect(plain('2026-09-28', 5)).toBe('2026-10-08');
	});
	it('stays on a weekend day that is worked', () => expect(plain('2026-10-08', 2)).toBe('2026-10-10'));
	it('loses to a pause every day of it', () =>
		expect(plain('2026-11-02', 10, { pauses: [pause('2026-11-04', '2026-11-09')] })).toBe('2026-11-17'));
	it('that a pause moves onto a day off rolls as well', () =>
		expect(plain('2026-11-02', 4, { pauses: [pause('2026-11-06', '2026-11-07')] })).toBe('2026-11-09'));
	it('goes on in working days when it is extended by these', () =>
		expect(plain('2026-11-02', 5, { extension: workingDays(1) })).toBe('2026-11-09'));
});

describe('a pause', () => {
	const paused = (...list: readonly Pause[]) => due(facts('2026-11-02', 10, { pauses: list }));

	it.each([
		['counts its first day as used', [pause('2026-11-04', '2026-11-05')], '2026-11-17'],
		['over a weekend adds nothing', [pause('2026-11-06', '2026-11-08')], '2026-11-16'],
		['over a weekend into Monday adds Monday', [pause('2026-11-06', '2026-11-09')], '2026-11-17'],
		['that ends on the day it began adds nothing', [pause('2026-11-04', '2026-11-04')], '2026-11-16'],
		['before the start adds nothing', [pause('2026-10-20', '2026-11-02')], '2026-11-16'],
		['across the start adds what lies after it', [pause('2026-10-20', '2026-11-04')], '2026-11-18'],
		['on the last day still holds it', [pause('2026-11-16', '2026-11-18')], '2026-11-18'],
		['after the last day changes nothing', [pause('2026-11-17', '2026-11-30')], '2026-11-16'],
		[
			'counts once where two overlap',
			[pause('2026-11-03', '2026-11-05'), pause('2026-11-04', '2026-11-06')],
			'2026-11-19'
		],
		[
			'moves the due date so that a later one still falls within it',
			[pause('2026-11-04', '2026-11-13'), pause('2026-11-18', '2026-11-20')],
			'2026-11-27'
		]
	])('%s', (_, list, expected) => expect(paused(...list)).toBe(expected));

	it('across National Day costs the working days alone', () =>
		expect(due(facts('2026-09-28', 5, { pauses: [pause('2026-09-30', '2026-10-08')] }))).toBe('2026-10-12'));

	it('stops only the limits that it names', () => {
		const promisedOnly: Pause = { ...pause('2026-11-04', '2026-11-05'), stops: ['promised'] };
		expect(due(facts('2026-11-02', 10, { pauses: [promisedOnly] }))).toBe('2026-11-16');
		expect(due(facts('2026-11-02', 10, { kind: 'promised', pauses: [promisedOnly] }))).toBe('2026-11-17');
	});

	it.each(['notification', 'delivery'] as const)('never stops the %s', (kind) =>
		expect(due(facts('2026-11-02', 10, { kind, pauses: [pause('2026-11-04', '2026-11-05')] }))).toBe('2026-11-16')
	);

	it('begun before the limit runs out costs exactly its working days, and else nothing', () => {
		fc.assert(
			fc.property(starts, limits, pauses, (start, n, one) => {
				const { startsOn, due: plain } = dueDate(china, facts(start, n), TODAY);
				const from = one.from < startsOn ? startsOn : one.from;
				const cost = from <= plain ? workingDaysBetween(china, from, one.to ?? TODAY) : 0;
				expect(due(facts(start, n, { pauses: [one] }))).toBe(addWorkingDays(china, plain, cost));
			}),
			{ numRuns: 500 }
		);
	});

	it('never brings the due date forward, and the order in which pauses were written makes no difference', () => {
		const kinds = fc.constantFrom(workingDays(20), calendarDays(30));
		fc.assert(
			fc.property(starts, kinds, fc.array(pauses, { maxLength: 5 }), pauses, (start, limit, list, more) => {
				const before = due(facts(start, 0, { limit, pauses: list }));
				const after = due(facts(start, 0, { limit, pauses: [...list, more] }));
				expect(after >= before).toBe(true);
				expect(due(facts(start, 0, { limit, pauses: [more, ...list.toReversed()] }))).toBe(after);
				expect(due(facts(start, 0, { limit, pauses: [...list, more, more] }))).toBe(after);
			})
		);
	});

	it('split in two is the same pause', () => {
		fc.assert(
			fc.property(starts, limits, pauses, fc.nat(30), (start, n, one, cut) => {
				const middle = addDays(one.from, cut);
				fc.pre(one.to !== null && middle <= one.to);
				const halves = [pause(one.from, middle), pause(middle, one.to)];
				expect(due(facts(start, n, { pauses: halves }))).toBe(due(facts(start, n, { pauses: [one] })));
			})
		);
	});
});

describe('a pause that still lasts', () => {
	const given = facts('2026-11-02', 10, { pauses: [pause('2026-11-11', null)] });
	const left = (today: Day) => daysLeft(china, dueDate(china, given, today), today);

	it('stops the clock until it ends', () => {
		expect(dueDate(china, given, '2026-11-11')).toMatchObject({ due: '2026-11-16', running: false });
		expect(dueDate(china, given, '2026-11-12')).toMatchObject({ due: '2026-11-17', running: false });
		expect(dueDate(china, given, '2026-11-30')).toMatchObject({ due: '2026-12-03', running: false });
	});

	it('leaves as many days as there were, however long it lasts', () => {
		for (let today = '2026-11-11'; today < '2027-03-01'; today = nextDay(today)) expect(left(today)).toBe(3);
	});

	it('begun on the last day leaves nothing, but is not overdue', () => {
		const lastDay = facts('2026-11-02', 10, { pauses: [pause('2026-11-16', null)] });
		for (let today = '2026-11-16'; today < '2027-03-01'; today = nextDay(today)) {
			const deadline = dueDate(china, lastDay, today);
			expect(deadline.running).toBe(false);
			expect(daysLeft(china, deadline, today)).toBe(0);
		}
	});

	it('begun after the limit ran out does not hide that it is overdue', () => {
		const late = dueDate(china, facts('2026-11-02', 10, { pauses: [pause('2026-11-17', null)] }), TODAY);
		expect(late).toMatchObject({ due: '2026-11-16', running: true });
		expect(daysLeft(china, late, TODAY)).toBe(-4);
	});

	it('that is only announced stops nothing yet', () => {
		const announced = facts('2026-11-02', 10, { pauses: [pause('2026-11-12', null)] });
		expect(dueDate(china, announced, '2026-11-11')).toMatchObject({ due: '2026-11-16', running: true });
	});

	it('is the only thing for which today matters', () => {
		fc.assert(
			fc.property(starts, limits, fc.array(pauses, { maxLength: 4 }), starts, starts, (start, n, list, a, b) => {
				const same = facts(start, n, { pauses: list });
				expect(dueDate(china, same, a)).toEqual(dueDate(china, same, b));
			})
		);
	});
});

describe('the days left', () => {
	const deadline = dueDate(china, facts('2026-11-07', 5), TODAY);

	test.each([
		['on the Saturday of intake', '2026-11-07', 5],
		['on the Monday to which it rolled', '2026-11-09', 5],
		['the day after', '2026-11-10', 4],
		['on the Friday before', '2026-11-13', 1],
		['on the weekend before', '2026-11-15', 1],
		['on the due day', '2026-11-16', 0],
		['the day after it', '2026-11-17', -1],
		['on the Friday after it', '2026-11-20', -4],
		['on the weekend after that', '2026-11-21', -5],
		['on the Monday after that', '2026-11-23', -5]
	])('%s, %s, are %i', (_, today, left) => {
		expect(deadline.due).toBe('2026-11-16');
		expect(daysLeft(china, deadline, today)).toBe(left);
		expect(isOverdue(deadline, today)).toBe(left < 0);
	});
});
