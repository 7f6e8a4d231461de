import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HallClock } from './clock.svelte.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

it('goes at the hall’s pace, and is shown anew once a second at most', () => {
	const clock = new HallClock(0);
	const stop = clock.run();
	clock.set(1_000_000, 60);
	expect(clock.now).toBe(1_000_000);
	vi.advanceTimersByTime(500);
	// A push in between: half a minute on, and not worth a jump.
	clock.set(1_030_000);
	expect(clock.now).toBe(1_000_000);
	vi.advanceTimersByTime(500);
	expect(clock.now).toBe(1_060_000);
	stop();
});

it('is right at once when the hall’s clock was set, stands still with it, and follows each push at its own pace', () => {
	const clock = new HallClock(0);
	const stop = clock.run();
	clock.set(50_000, 1);
	clock.set(50_100);
	expect(clock.now).toBe(50_100);
	clock.set(9_000_000, 60);
	expect(clock.now).toBe(9_000_000);
	clock.set(9_000_500, 0);
	vi.advanceTimersByTime(5_000);
	expect(clock.now).toBe(9_000_500);
	stop();
});
