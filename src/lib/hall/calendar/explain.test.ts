import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_2025_2026 as china } from './china-2025-2026.ts';
import { addDays, daysBetween } from './day.ts';
import { explain, type DeadlineFacts } from './deadlines.ts';

const TODAY = '2026-02-25';

describe('why a date is due', () => {
	it('tells every run of days from the start to the due date', () => {
		const facts: DeadlineFacts = {
			kind: 'statutory',
			start: '2026-02-07',
			limit: { value: 5, unit: 'workingDay' },
			pauses: [{ ground: '检测', from: '2026-02-11', to: '2026-02-12', stops: ['statutory'] }]
		};
		const why = explain(china, facts, TODAY);
		expect(why).toMatchObject({ deadline: { due: '2026-02-24' }, remaining: -1, overdueSince: '2026-02-25' });
		expect(why.runs.map(({ from, to, days, ...rest }) => [from, to, days, rest])).toEqual([
			['2026-02-07', '2026-02-08', 2, { counts: false, reason: 'weekend', countedSoFar: 0 }],
			['2026-02-09', '2026-02-09', 1, { counts: false, reason: 'start', countedSoFar: 0 }],
			['2026-02-10', '2026-02-11', 2, { counts: true, reason: 'working', countedSoFar: 2 }],
			['2026-02-12', '2026-02-12', 1, { counts: false, reason: 'paused', ground: '检测', countedSoFar: 2 }],
			['2026-02-13', '2026-02-13', 1, { counts: true, reason: 'working', countedSoFar: 3 }],
			['2026-02-14', '2026-02-14', 1, { counts: true, reason: 'makeUp', name: '春节', countedSoFar: 4 }],
			['2026-02-15', '2026-02-23', 9, { counts: false, reason: 'holiday', name: '春节', countedSoFar: 4 }],
			['2026-02-24', '2026-02-24', 1, { counts: true, reason: 'working', countedSoFar: 5 }]
		]);
	});

	it('tells the roll of calendar days to a working day', () => {
		const facts: DeadlineFacts = {
			kind: 'statutory',
			start: '2026-11-02',
			limit: { value: 5, unit: 'calendarDay' },
			pauses: []
		};
		const why = explain(china, facts, '2026-11-05');
		expect(why).toMatchObject({ remaining: 2, overdueSince: null });
		expect(why.runs.map(({ from, days, counts, reason }) => [from, days, counts, reason])).toEqual([
			['2026-11-02', 1, false, 'start'],
			['2026-11-03', 4, true, 'calendar'],
			['2026-11-07', 2, false, 'weekend'],
			['2026-11-09', 1, true, 'calendar']
		]);
	});

	it('leaves no day out, and what counts adds up to limit and extension', () => {
		const day = (most: number) => fc.nat(most).map((n) => addDays('2025-01-01', n));
		const limit = fc.record({
			value: fc.integer({ min: 0, max: 45 }),
			unit: fc.constantFrom('workingDay' as const, 'calendarDay' as const)
		});
		const pause = fc.record({
			ground: fc.constantFrom('听证', '检测'),
			from: day(800),
			to: fc.option(day(830)),
			stops: fc.subarray(['statutory', 'promised'] as const)
		});
		const facts: fc.Arbitrary<DeadlineFacts> = fc.record(
			{
				kind: fc.constantFrom('notification', 'statutory', 'promised', 'delivery'),
				start: day(700),
				limit,
				pauses: fc.array(pause, { maxLength: 4 }),
				extension: limit
			},
			{ requiredKeys: ['kind', 'start', 'limit', 'pauses'] }
		);
		fc.assert(
			fc.property(facts, day(900), (given, today) => {
				const { deadline, runs, remaining, overdueSince } = explain(china, given, today);
				const counted = runs.filter(({ counts }) => counts).reduce((sum, { days }) => sum + days, 0);
				expect(counted).toBe(given.limit.value + (given.extension?.value ?? 0));
				expect(runs.at(-1)?.countedSoFar).toBe(counted);
				expect(runs.reduce((sum, { days }) => sum + days, 0)).toBe(daysBetween(given.start, deadline.due) + 1);
				runs.forEach(({ from, to, days }, index) => {
					expect(daysBetween(from, to) + 1).toBe(days);
					expect(from).toBe(index === 0 ? given.start : addDays(runs[index - 1]?.to ?? '', 1));
				});
				expect(runs.at(-1)?.to).toBe(deadline.due);
				expect(remaining < 0).toBe(overdueSince !== null);
			}),
			{ numRuns: 1000 }
		);
	});
});
