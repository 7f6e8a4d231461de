import { expect, it } from 'vitest';
import { createClock } from './clock.ts';

it('runs with real time, can be set, stopped and scaled, and never by anything else', () => {
	let real = 1_000;
	const clock = createClock(() => real);
	expect(clock.now()).toBe(1_000);
	clock.set(50_000);
	real += 10;
	expect(clock.now()).toBe(50_010);
	clock.set(50_010, 60);
	real += 1_000;
	expect(clock.now()).toBe(110_010);
	expect(clock.realDelay(60_000)).toBe(1_000);
	clock.set(clock.now(), 0);
	real += 1_000;
	expect(clock.now()).toBe(110_010);
	expect(clock.realDelay(1)).toBe(Number.POSITIVE_INFINITY);
});
