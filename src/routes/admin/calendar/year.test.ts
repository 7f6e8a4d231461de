import { describe, expect, it } from 'vitest';
import { holidaysOf, yearOf } from './year.ts';

const calendar = {
	coveredThrough: '2026-12-31',
	off: { '2026-10-01': '国庆节', '2026-10-02': '国庆节', '2026-01-01': '元旦', '2025-12-31': '别年' },
	work: { '2026-10-10': '国庆节' }
};

describe('a year on the wall', () => {
	const months = yearOf(calendar, 2026);

	it('has all its days, each in its column', () => {
		expect(months.flatMap(({ days }) => days)).toHaveLength(365);
		// The first of January 2026 is a Thursday, the first of November a Sunday.
		expect(months[0]?.days[0]).toMatchObject({ n: 1, column: 4, reason: 'holiday', name: '元旦' });
		expect(months[10]?.days[0]).toMatchObject({ n: 1, column: 7, reason: 'weekend' });
	});

	it('says what is worked at a weekend', () => {
		expect(months[9]?.days[9]).toMatchObject({ n: 10, working: true, reason: 'makeUp' });
	});

	it('names its holidays in their order', () => {
		expect(holidaysOf(calendar, 2026)).toEqual([
			{ name: '元旦', off: ['2026-01-01'], work: [] },
			{ name: '国庆节', off: ['2026-10-01', '2026-10-02'], work: ['2026-10-10'] }
		]);
	});
});
