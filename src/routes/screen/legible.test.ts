import { describe, expect, it } from 'vitest';
import { ems, FAR, legible, NEAR, reachOf, sizeFor } from './legible.ts';

describe('on a screen of 55 inches', () => {
	it('what is read from ten metres has figures of 66 px and Chinese signs of 84 px', () => {
		expect([sizeFor(FAR, 'figures'), sizeFor(FAR, 'signs')]).toEqual([66, 84]);
	});

	it('what is read from four metres has figures of 27 px and Chinese signs of 34 px', () => {
		expect([sizeFor(NEAR, 'figures'), sizeFor(NEAR, 'signs')]).toEqual([27, 34]);
	});

	it('a size reaches at least as far as it was made for', () => {
		for (const script of ['figures', 'signs'] as const)
			for (const metres of [3, NEAR, FAR, 15]) {
				const size = sizeFor(metres, script);
				expect(reachOf(size, script)).toBeGreaterThanOrEqual(metres);
				expect(reachOf(size - 1, script)).toBeLessThan(metres);
			}
	});

	it('English words may be as small as figures', () => {
		expect(legible('zh-CN')).toBe('--far: 84; --far-figures: 66; --near: 34; --near-figures: 27; --near-signs: 34');
		expect(legible('en')).toBe('--far: 66; --far-figures: 66; --near: 27; --near-figures: 27; --near-signs: 34');
	});
});

it('a Chinese sign is a square, figures and letters are narrower, and nothing is narrower than a square', () => {
	expect(ems('不动产登记')).toBe(5);
	expect(ems('B001')).toBeCloseTo(0.74 + 3 * 0.6);
	expect(ems('')).toBe(1);
});
