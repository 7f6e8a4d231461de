import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addWorkingDays, firstWorkingDay, isWorkingDay, kindOf, workingDaysBetween } from './calendar.ts';
import { CHINA_2025_2026 as china } from './china-2025-2026.ts';

/** The notices once more, written by hand and read without the house's own arithmetic. */
const OFF = `2025: 0101 0128-0131 0201-0204 0404-0406 0501-0505 0531 0601-0602 1001-1008
	2026: 0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007`;
const WORKED = `2025: 0126 0208 0427 0928 1011
	2026: 0104 0214 0228 0509 0920 1010`;

function listed(lists: string, day: string): boolean {
	const monthDay = Number(day.slice(5).replace('-', ''));
	const list = lists.split('\n').find((line) => line.trim().startsWith(day.slice(0, 4)));
	const ranges = list?.split(':')[1]?.trim().split(' ') ?? [];
	return ranges.some((range) => {
		const [from, through = from] = range.split('-').map(Number);
		return from !== undefined && through !== undefined && from <= monthDay && monthDay <= through;
	});
}

function isOff(day: string): boolean {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return !listed(WORKED, day) && (listed(OFF, day) || weekday === 0 || weekday === 6);
}

const dayNumber = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
const FOUR_YEARS = Array.from({ length: 1461 }, (_, n) => dayNumber(n));
const anyDay = fc.constantFrom(...FOUR_YEARS);

describe('a day of the calendar', () => {
	test.each([
		['2026-11-20', { working: true, reason: 'weekday', covered: true }],
		['2026-11-21', { working: false, reason: 'weekend', covered: true }],
		['2026-02-15', { working: false, reason: 'holiday', name: '春节', covered: true }],
		['2026-02-14', { working: true, reason: 'makeUp', name: '春节', covered: true }],
		['2026-12-31', { working: true, reason: 'weekday', covered: true }],
		['2027-01-01', { working: true, reason: 'weekday', covered: false }],
		['2027-01-02', { working: false, reason: 'weekend', covered: false }]
	])('%s is %o', (day, kind) => expect(kindOf(china, day)).toEqual(kind));

	it('is worked or not as the notices of 2025 and 2026 say, and by its weekday after that', () => {
		for (const day of FOUR_YEARS) expect(isWorkingDay(china, day), day).toBe(!isOff(day));
	});
});

describe('working days', () => {
	test.each([
		['2026-01', 21],
		['2026-02', 16],
		['2026-03', 22],
		['2026-04', 21],
		['2026-05', 19],
		['2026-06', 21],
		['2026-07', 23],
		['2026-08', 21],
		['2026-09', 22],
		['2026-10', 18],
		['2026-11', 21],
		['2026-12', 23]
	])('of %s are %i', (month, count) => {
		const days = FOUR_YEARS.filter((day) => day.startsWith(month) && isWorkingDay(china, day));
		expect(days).toHaveLength(count);
	});

	it('are 248 in 2025 and 248 in 2026', () => {
		expect(workingDaysBetween(china, '2024-12-31', '2025-12-31')).toBe(248);
		expect(workingDaysBetween(china, '2025-12-31', '2026-12-31')).toBe(248);
	});

	it('begin with the day itself or the next that is one', () => {
		expect(firstWorkingDay(china, '2026-11-20')).toBe('2026-11-20');
		expect(firstWorkingDay(china, '2026-11-21')).toBe('2026-11-23');
		expect(firstWorkingDay(china, '2026-01-01')).toBe('2026-01-04');
	});

	it('are added as plain counting, day by day, says', () => {
		fc.assert(
			fc.property(anyDay, fc.nat(60), (day, n) => {
				const through = addWorkingDays(china, day, n);
				let at = Date.parse(day);
				for (let left = n; left > 0;) {
					at += 86_400_000;
					if (!isOff(new Date(at).toISOString().slice(0, 10))) left -= 1;
				}
				expect(through).toBe(new Date(at).toISOString().slice(0, 10));
				expect(workingDaysBetween(china, day, through)).toBe(n);
			}),
			{ numRuns: 500 }
		);
	});

	it('are none between a day and an earlier one', () =>
		expect(workingDaysBetween(china, '2026-11-20', '2026-11-02')).toBe(0));

	test.each([-1, 1.5, NaN, Infinity])('cannot be added %d times', (n) =>
		expect(() => addWorkingDays(china, '2026-11-20', n)).toThrow(RangeError)
	);
});
