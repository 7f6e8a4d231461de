import { describe, expect, it } from 'vitest';
import { beside, freeSlot, sizeOf, stateOf, zonesOf } from './shelf.ts';

const taken = (...slots: string[]) => slots.map((slot) => ({ slot }));

describe('the slot that is proposed', () => {
	it('is the first free one', () => {
		expect(freeSlot([])).toBe('A-01-01');
		expect(freeSlot(taken('A-01-01', 'A-01-03'))).toBe('A-01-02');
	});

	it('goes on in the next row', () => {
		const row = Array.from({ length: 20 }, (_, place) => `A-01-${String(place + 1).padStart(2, '0')}`);
		expect(freeSlot(taken(...row))).toBe('A-02-01');
	});
});

describe('the shelf as a picture', () => {
	it('has ten rows of twenty, or as many as something stands in', () => {
		expect(sizeOf('A', [])).toEqual({ rows: 10, places: 20 });
		expect(sizeOf('B', taken('B-14-01', 'A-01-33'))).toEqual({ rows: 14, places: 20 });
	});

	it('shows the zones up to the last that is in use, and at least two', () => {
		expect(zonesOf([])).toEqual(['A', 'B']);
		expect(zonesOf(taken('C-05-01'))).toEqual(['A', 'B', 'C']);
	});

	it('is as large as the hall says; what stands outside of it is still found', () => {
		const room = { zones: 2, rows: 1, places: 2 };
		expect(sizeOf('A', [], room)).toEqual({ rows: 1, places: 2 });
		expect(zonesOf(taken('Z-99-99'), room)).toEqual(['A', 'B', 'Z']);
		expect(zonesOf([], { ...room, zones: 1 })).toEqual(['A']);
		expect(freeSlot(taken('A-01-01', 'A-01-02'), room)).toBe('B-01-01');
		expect(freeSlot(taken('A-01-01', 'A-01-02', 'B-01-01', 'B-01-02'), room)).toBe('');
		expect(beside('A-01-02', 'ArrowRight', [], room)).toBe('A-01-02');
	});

	it('is walked by arrows, and ends at its edges', () => {
		expect(beside('A-01-01', 'ArrowRight', [])).toBe('A-01-02');
		expect(beside('A-01-01', 'ArrowDown', [])).toBe('A-02-01');
		expect(beside('A-01-01', 'ArrowLeft', [])).toBe('A-01-01');
		expect(beside('A-10-20', 'ArrowDown', [])).toBe('A-10-20');
	});

	it('tells what was just placed from what stands there, and from what nobody fetches', () => {
		const slot = { slot: 'A-01-01', since: 1_000_000, unclaimed: false };
		expect(stateOf(undefined, 0)).toBe('free');
		expect(stateOf(slot, 1_000_000 + 60_000)).toBe('fresh');
		expect(stateOf(slot, 1_000_000 + 3_600_000)).toBe('taken');
		expect(stateOf({ ...slot, unclaimed: true }, 1_000_000)).toBe('unclaimed');
	});
});
