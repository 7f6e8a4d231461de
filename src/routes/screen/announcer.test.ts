import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer, type Call } from './announcer.svelte.ts';

const call = (n: number, at = n * 1_000): Call => ({ n, at, number: `B00${n}`, window: '01', place: null });
/** As the view has them: newest first. */
const board = (...calls: Call[]) => calls.reverse();

let spoken: string[] = [];
let now = 0;
const announcer = (...calls: Call[]) =>
	new Announcer(
		board(...calls),
		(said) => {
			spoken.push(said.number);
			return Promise.resolve();
		},
		() => now
	);

beforeEach(() => {
	spoken = [];
	now = 10_000;
	vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('what was called before the screen came up is shown and not announced', () => {
	const screen = announcer(call(1), call(2));
	screen.hear(board(call(1), call(2)), false);
	expect([screen.shown?.number, spoken]).toEqual(['B002', []]);
});

test('two calls in one push are each shown for three seconds, in order', async () => {
	const screen = announcer();
	screen.hear(board(call(1), call(2)), false);
	expect(screen.shown?.number).toBe('B001');
	await vi.advanceTimersByTimeAsync(3_000);
	expect(screen.shown?.number).toBe('B001');
	await vi.advanceTimersByTimeAsync(300);
	expect([screen.shown?.number, spoken]).toEqual(['B002', ['B001', 'B002']]);
});

test('a call that comes while another is shown waits for its turn', async () => {
	const screen = announcer();
	screen.hear(board(call(1)), false);
	await vi.advanceTimersByTimeAsync(200);
	screen.hear(board(call(1), call(2)), false);
	expect(screen.shown?.number).toBe('B001');
	await vi.advanceTimersByTimeAsync(3_200);
	expect(spoken).toEqual(['B001', 'B002']);
});

test('what comes faster than it can be shown is listed and spoken, and the big number keeps up with the list', async () => {
	const screen = announcer();
	const all = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => call(n));
	const seen = new Set<string | undefined>();
	for (let n = 1; n <= all.length; n += 1) {
		// The list reaches back six numbers.
		const list = all.slice(Math.max(0, n - 6), n);
		screen.hear(board(...list), false);
		expect(list).toContainEqual(screen.shown);
		seen.add(screen.shown?.number);
		await vi.advanceTimersByTimeAsync(300);
	}
	await vi.advanceTimersByTimeAsync(6_400);
	expect([screen.shown?.number, screen.fresh]).toEqual(['B008', true]);
	expect(spoken).toEqual(all.map(({ number }) => number));
	expect(seen.size).toBeLessThan(all.length);
	await vi.advanceTimersByTimeAsync(3_200);
	expect(screen.fresh).toBe(false);
});

test('the day that is closed while a number is announced takes it off the screen', () => {
	const screen = announcer();
	screen.hear(board(call(1)), false);
	screen.hear([], false);
	expect(screen.shown).toBeUndefined();
});

test('a voice that is slow keeps no number from being shown', async () => {
	const slow = new Announcer(
		[],
		() => new Promise((resolve) => setTimeout(resolve, 9_000)),
		() => now
	);
	slow.hear(board(call(1)), false);
	await vi.advanceTimersByTimeAsync(4_000);
	slow.hear(board(call(1), call(2)), false);
	expect(slow.shown?.number).toBe('B002');
});

test('a recall is announced like any other call', async () => {
	const screen = announcer(call(1));
	screen.hear(board(call(1), { ...call(1), n: 2, at: 9_000 }), false);
	await vi.advanceTimersByTimeAsync(10);
	expect(spoken).toEqual(['B001']);
});

test('a push that brings nothing new announces nothing', async () => {
	const screen = announcer();
	screen.hear(board(call(1)), false);
	await vi.advanceTimersByTimeAsync(4_000);
	screen.hear(board(call(1)), false);
	await vi.advanceTimersByTimeAsync(4_000);
	expect(spoken).toEqual(['B001']);
});

test('after a time out of touch only the newest is announced, and at once', () => {
	const screen = announcer(call(1));
	screen.hear(board(call(2), call(3), call(4)), true);
	expect([screen.shown?.number, spoken]).toEqual(['B004', ['B004']]);
});

test('a new day begins again at 1 and is heard', () => {
	const screen = announcer(call(250));
	screen.hear([], false);
	expect(screen.shown).toBeUndefined();
	screen.hear(board(call(1, 300_000)), false);
	expect(spoken).toEqual(['B001']);
});

test('in a hall whose clock runs fast, calls that are over are left out, and the newest is not', async () => {
	const screen = announcer();
	now = 300_000;
	screen.hear(board(call(1), call(2, 200_000), call(3, 3_000)), false);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(spoken).toEqual(['B002', 'B003']);
});
