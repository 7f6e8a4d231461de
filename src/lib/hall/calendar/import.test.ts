import { describe, expect, it } from 'vitest';
import { ADMIN, openedHall } from '../testing.ts';
import { calendarOf } from './notice.ts';

describe('calendar.import', () => {
	const fresh = (through: string) =>
		calendarOf(through, [{ name: '元旦', from: '2027-01-01', through: '2027-01-03', work: [] }]);

	it('adds the new year and keeps the years that it says nothing of', () => {
		const story = openedHall();
		expect(story.happens(ADMIN, 'calendar.import', fresh('2027-12-31'))).toEqual(['calendar.imported']);
		expect(story.hall.calendar.coveredThrough).toBe('2027-12-31');
		expect(story.hall.calendar.off['2027-01-01']).toBe('元旦');
		expect(story.hall.calendar.off['2026-10-01']).toBeDefined();
	});

	it('never covers less than before', () => {
		expect(openedHall().refused(ADMIN, 'calendar.import', fresh('2026-06-30'))).toBe('calendar-shrinks');
	});
});
