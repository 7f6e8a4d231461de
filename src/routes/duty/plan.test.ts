import { describe, expect, it } from 'vitest';
import { nextOn, type Box } from './arrows.ts';
import { gridOf, planOf } from './plan.ts';
import { lineThrough, trendOf } from './trend.ts';

const place = (name: string) => ({ 'zh-CN': name, en: name });
const face = { prefix: 'B', name: place('') };
type Windows = Parameters<typeof planOf>[0]['windows'];
type Queues = Parameters<typeof planOf>[0]['queues'];

describe('the plan of the hall', () => {
	it('keeps the windows of a place together, with whoever waits before them', () => {
		const common = { version: 1, status: 'open', statusSince: 0, quietSince: 0, pausedFor: null, zone: null } as const;
		const nobody = { staff: null, staffName: null, number: null, ticket: null, skills: [] };
		const window = (id: string, at: string, purpose: 'intake' | 'pickup') => ({
			...common,
			...nobody,
			id,
			name: id,
			place: place(at),
			queues: [{ ...face, id: 'q', purpose }]
		});
		const windows: Windows = [window('01', 'A', 'intake'), window('02', 'B', 'intake'), window('03', 'A', 'intake')];
		const line = { waiting: 0, windows: 1, minutes: 0, usual: 9, oldest: null, hour: [], picture: 'house' } as const;
		const queue = (id: string, at: string) => ({
			...face,
			...line,
			id,
			place: place(at),
			purpose: 'intake' as const,
			figures: { wait: null, walk: null, service: null }
		});
		const queues: Queues = [queue('bdc', 'A'), queue('ss', 'B'), queue('tz', 'somewhere')];
		const { intake, pickup } = planOf({ windows: [...windows, window('04', 'D', 'pickup')], queues });
		expect(intake.map((area) => [area.key, area.windows.map(({ id }) => id), area.queues.map(({ id }) => id)])).toEqual(
			[
				['A', ['01', '03'], ['bdc']],
				['B', ['02'], ['ss']],
				['somewhere', [], ['tz']]
			]
		);
		expect(pickup.map(({ key }) => key)).toEqual(['D']);
	});

	it('lays a small hall out in two rows, and a large one so that every window has its place', () => {
		expect(gridOf([4, 3, 4, 2], 2.1)).toEqual({ columns: [4, 3], rows: [1, 1] });
		const large = gridOf([8, 8, 8, 8, 7, 7, 7, 7], 2.1);
		for (const [index, count] of [8, 8, 8, 8, 7, 7, 7, 7].entries()) {
			const across = large.columns[index % large.columns.length] ?? 0;
			expect(across * (large.rows[Math.floor(index / large.columns.length)] ?? 0)).toBeGreaterThanOrEqual(count);
		}
		expect(gridOf([1], 2.1)).toEqual({ columns: [1], rows: [1] });
		expect(gridOf([], 2.1).columns).toEqual([]);
	});
});

describe('an arrow', () => {
	const box = (left: number, top: number, width = 10): Box => ({ left, top, right: left + width, bottom: top + 10 });
	/*
	 * 0 1   2
	 * [ 3 ]
	 * 4 5
	 */
	const boxes = [box(0, 0), box(12, 0), box(40, 0), box(0, 12, 22), box(0, 24), box(12, 24)];

	it('leads to the nearest place that lies that way', () => {
		expect(nextOn(boxes, 0, 'ArrowRight')).toBe(1);
		expect(nextOn(boxes, 1, 'ArrowRight')).toBe(2);
		expect(nextOn(boxes, 1, 'ArrowDown')).toBe(3);
		expect(nextOn(boxes, 3, 'ArrowDown')).toBe(4);
		expect(nextOn(boxes, 5, 'ArrowUp')).toBe(3);
		expect(nextOn(boxes, 2, 'ArrowLeft')).toBe(1);
	});

	it('leads nowhere at the edge', () => {
		expect(nextOn(boxes, 0, 'ArrowLeft')).toBeUndefined();
		expect(nextOn(boxes, 4, 'ArrowDown')).toBeUndefined();
	});
});

describe('a trend', () => {
	it('is against a quarter of an hour ago, and a person or two are none', () => {
		expect(trendOf([9, 1, 2, 3, 8])).toEqual({ by: 7, trend: 'rising' });
		expect(trendOf([0, 10, 6, 5, 4])).toEqual({ by: -6, trend: 'falling' });
		expect(trendOf([0, 10, 6, 5, 12])).toEqual({ by: 2, trend: 'steady' });
		expect(trendOf([0, 50, 6, 5, 56])).toMatchObject({ trend: 'steady' });
		expect(trendOf([])).toEqual({ by: 0, trend: 'steady' });
	});

	it('is drawn from an hour ago on the left to now on the right', () => {
		expect(lineThrough([0, 4, 8]).line).toBe('M0 96L50 52L100 8');
		expect(lineThrough([0, 0], 8).line).toBe('M0 96L100 96');
	});
});
