import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, dayOf, daysBetween, instantOf, isDay, nextDay, timeOf, weekday } from './day.ts';

const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2050, 0, 1) });
/** Since 1991 Beijing has been eight hours ahead of UTC, all year round. */
const beijing = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString();
const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);

describe('the hall’s day and time', () => {
	test.each([
		['2026-11-20T15:59:59.999Z', '2026-11-20', '23:59'],
		['2026-11-20T16:00:00Z', '2026-11-21', '00:00'],
		['2026-11-20T16:00:01Z', '2026-11-21', '00:00'],
		['2026-11-20T23:59:59Z', '2026-11-21', '07:59'],
		['2026-11-21T00:00:00Z', '2026-11-21', '08:00'],
		['2025-12-31T16:00:00Z', '2026-01-01', '00:00'],
		['2024-02-28T16:00:00Z', '2024-02-29', '00:00'],
		['1969-12-31T15:59:59Z', '1969-12-31', '23:59'],
		['1988-07-01T00:00:00Z', '1988-07-01', '09:00']
	])('at %s are %s %s', (iso, onDay, at) => {
		expect(dayOf(Date.parse(iso))).toBe(onDay);
		expect(timeOf(Date.parse(iso))).toBe(at);
	});

	it('are Beijing’s at every instant, whatever the process’s own zone', () => {
		fc.assert(
			fc.property(instants, (instant) => {
				expect(`${dayOf(instant)}T${timeOf(instant)}`).toBe(beijing(instant).slice(0, 16));
			}),
			{ numRuns: 2000 }
		);
	});

	it('lead back to the instant', () => {
		fc.assert(
			fc.property(instants, (instant) => {
				const minute = Math.floor(instant / 60_000) * 60_000;
				expect(instantOf(dayOf(instant), timeOf(instant))).toBe(minute);
			})
		);
	});

	it('know the end of a day, and no moment that is none', () => {
		expect(instantOf('2026-11-20', '24:00')).toBe(instantOf('2026-11-21', '00:00'));
		expect(() => instantOf('2001-02-29', '09:00')).toThrow(RangeError);
		expect(() => instantOf('2026-11-20', '25:00')).toThrow(RangeError);
		expect(() => dayOf(NaN)).toThrow(RangeError);
		expect(() => timeOf(NaN)).toThrow(RangeError);
	});
});

describe('a day', () => {
	test.each(['2026-11-20', '2024-02-29', '2000-02-29', '1949-12-31'])('%s is one', (text) =>
		expect(isDay(text)).toBe(true)
	);

	test.each(['2001-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-01', '2026-01-00'])(
		'%s is none',
		(text) => expect(isDay(text)).toBe(false)
	);

	test.each(['2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', '2026-01-01\n', '２０２６-01-01', ''])(
		'%j is not written as one',
		(text) => expect(isDay(text)).toBe(false)
	);

	it('moves by whole days and has a weekday, as plain counting says', () => {
		const n = fc.integer({ min: -4000, max: 4000 });
		fc.assert(
			fc.property(n, n, (a, b) => {
				expect(addDays(day(a), b)).toBe(day(a + b));
				expect(nextDay(day(a))).toBe(day(a + 1));
				expect(daysBetween(day(a), day(b))).toBe(b - a);
				expect(weekday(day(a))).toBe((((3 + a) % 7) + 7) % 7);
			})
		);
	});
});
