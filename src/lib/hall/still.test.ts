import { describe, expect, it } from 'vitest';
import { emptyHall } from './hall.ts';
import { oncePerLook, standingStill } from './still.ts';

/** Counts how often it has to work, and tells what it found. */
function counted() {
	let worked = 0;
	const look = oncePerLook((hall, key) => {
		worked += 1;
		return `${key} ${hall.ticketing.called}`;
	});
	return { look, worked: () => worked };
}

describe('what is worked out of a hall', () => {
	it('is worked out once for each key while the hall stands still', () => {
		const { look, worked } = counted();
		const hall = standingStill(emptyHall());
		expect([look(hall, 'a'), look(hall, 'a'), look(hall, 'b')]).toEqual(['a 0', 'a 0', 'b 0']);
		expect(worked()).toBe(2);
	});

	it('is worked out again each time while the hall moves', () => {
		const { look } = counted();
		const hall = emptyHall();
		const before = look(hall, 'a');
		hall.ticketing.called = 7;
		expect([before, look(hall, 'a')]).toEqual(['a 0', 'a 7']);
	});

	it('is worked out anew for the next look, and nothing of one hall is another’s', () => {
		const { look } = counted();
		const hall = emptyHall();
		const first = look(standingStill(hall), 'a');
		hall.ticketing.called = 7;
		expect([first, look(standingStill(hall), 'a')]).toEqual(['a 0', 'a 7']);
	});
});
