import { expect, test } from 'vitest';
import { hearCard } from './reader.ts';
import { readNumber } from './visit.svelte.ts';

/** Keys as an event has them, so many milliseconds apart. */
function type(keys: readonly string[], apart: number) {
	const heard: string[] = [];
	let prevented = 0;
	const hear = hearCard((number) => heard.push(number));
	keys.forEach((key, index) => {
		const event = { key, timeStamp: 1_000 + index * apart, preventDefault: () => (prevented += 1) };
		hear(event);
	});
	return { heard, prevented };
}
const NUMBER = '41089919850630002X';

test('a card on the reader is heard before anything was asked, and its Enter presses nothing', () => {
	expect(type([...NUMBER, 'Enter'], 8)).toEqual({ heard: [NUMBER], prevented: 1 });
});

test('Enter alone, or after a few keys, belongs to what has the focus', () => {
	expect(type(['Enter'], 8)).toEqual({ heard: [], prevented: 0 });
	expect(type(['1', '2', 'Enter'], 8)).toEqual({ heard: [], prevented: 0 });
});

test('keys that come one by one are no card', () => {
	expect(type([...NUMBER, 'Enter'], 700)).toEqual({ heard: [], prevented: 0 });
});

test('a number is read as it is kept: half-width, no spaces, capital X, never too long', () => {
	expect(readNumber(' 410899 1985 0630 002x ')).toBe(NUMBER);
	expect(readNumber('４１０８９９')).toBe('410899');
	expect(readNumber(`${NUMBER}123`)).toBe(NUMBER);
});
