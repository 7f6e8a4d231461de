import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BEAT, createLoopWatch, type Holder, type LoopWatch } from './loop-watch.ts';

let now = { time: 0, cpu: 0 };
let told: { milliseconds: number; by: readonly Holder[] }[] = [];
let watch: LoopWatch;

beforeEach(() => {
	vi.useFakeTimers();
	now = { time: 0, cpu: 0 };
	told = [];
	watch = createLoopWatch({ read: () => now, held: (milliseconds, by) => told.push({ milliseconds, by }) });
});
afterEach(() => {
	watch.stop();
	vi.useRealTimers();
});

/** The next look comes after `time` milliseconds, of which the process ran for `cpu`. */
function passes(time: number, cpu = time): void {
	now = { time: now.time + time, cpu: now.cpu + cpu };
	vi.advanceTimersByTime(BEAT);
}

/** A work that ends when it is told to. */
function work(name: Parameters<LoopWatch['during']>[0]) {
	let end = () => {};
	const over = watch.during(name, () => new Promise<void>((resolve) => (end = resolve)));
	return async () => {
		end();
		await over;
	};
}

it('says nothing of a look that comes in time', () => {
	passes(BEAT);
	passes(BEAT + 15);
	expect(told).toEqual([]);
});

it('lays a held loop at the door of what was on its way', async () => {
	const end = work('archive');
	passes(BEAT + 80);
	expect(told).toEqual([{ milliseconds: 80, by: ['archive'] }]);
	await end();
	passes(BEAT);
	passes(BEAT + 60);
	expect(told.at(-1)).toEqual({ milliseconds: 60, by: ['serving'] });
});

it('names also what was over before anybody could look', async () => {
	await work('search')();
	const end = work('checkpoint');
	passes(BEAT + 100);
	expect(told).toEqual([{ milliseconds: 100, by: ['search', 'checkpoint'] }]);
	await end();
});

it('names a work until the last of its kind is over, and also when it fails', async () => {
	const [first, second] = [work('scans'), work('scans')];
	await first();
	passes(BEAT);
	passes(BEAT + 30);
	expect(told.at(-1)?.by).toEqual(['scans']);
	await second();
	await expect(watch.during('export', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	passes(BEAT);
	passes(BEAT + 30);
	expect(told.at(-1)?.by).toEqual(['serving']);
});

it('blames nobody here when the process hardly ran', async () => {
	const end = work('archive');
	passes(BEAT + 500, 20);
	expect(told).toEqual([{ milliseconds: 500, by: ['machine'] }]);
	await end();
});
