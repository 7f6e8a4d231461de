import { describe, expect, it, test } from 'vitest';
import { CHINA_2025_2026 as china } from './china-2025-2026.ts';
import { calendarSchema } from './schema.ts';

const good = { coveredThrough: '2027-12-31', off: { '2027-01-01': '元旦' }, work: { '2027-01-03': '元旦' } };

function flawsOf(input: unknown) {
	const parsed = calendarSchema.safeParse(input);
	return parsed.success ? [] : parsed.error.issues.map(({ message, path }) => [message, path.join('.')]);
}

describe('a calendar import', () => {
	it('takes the calendar of 2025 and 2026 and keeps it as it is', () =>
		expect(calendarSchema.parse(china)).toEqual(china));

	it('takes an honest year', () => expect(flawsOf(good)).toEqual([]));

	test.each([
		['an end that is no day', { coveredThrough: '2027-02-29' }, 'calendar.notADay', 'coveredThrough'],
		['a day off that is no day', { off: { '2027-02-29': '春节' } }, 'calendar.notADay', 'off.2027-02-29'],
		['a worked day that is no day', { work: { '2027-2-6': '春节' } }, 'calendar.notADay', 'work.2027-2-6'],
		['a day off without a name', { off: { '2027-01-01': ' ' } }, 'calendar.nameMissing', 'off.2027-01-01'],
		['a day off after its end', { off: { '2028-01-01': '元旦' } }, 'calendar.beyondCoverage', 'off.2028-01-01'],
		['a worked weekday', { work: { '2027-01-04': '元旦' } }, 'calendar.workOnWeekday', 'work.2027-01-04'],
		['a weekend day both worked and off', { off: { '2027-01-03': '元旦' } }, 'calendar.workAndOff', 'work.2027-01-03']
	])('refuses %s', (_, change, message, path) => expect(flawsOf({ ...good, ...change })).toEqual([[message, path]]));

	it('tells all flaws at once', () =>
		expect(flawsOf({ ...good, off: { x: '甲', y: '乙' }, work: { z: '丙' } })).toHaveLength(3));

	it('refuses another shape', () => expect(flawsOf({ ...good, holidays: [] })).toHaveLength(1));
});
