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

it('is waited for until it shows a moment, however it comes there, and no longer than somebody wants to wait', async () => {
	let real = 1_000;
	const clock = createClock(() => real);
	clock.set(0, 0);
	const reached: number[] = [];
	const halt = new AbortController();
	const wait = (instant: number) => clock.reach(instant, halt.signal).then(() => void reached.push(instant));
	const [first, second, third] = [wait(10), wait(20), wait(3_000_000_000_000)];
	clock.set(15);
	await first;
	expect(reached).toEqual([10]);
	real += 1_000;
	clock.set(16, 60);
	real += 1;
	await second;
	expect(reached).toEqual([10, 20]);
	halt.abort();
	await third;
	expect(reached).toEqual([10, 20, 3_000_000_000_000]);
	await wait(5_000_000_000_000);
});
