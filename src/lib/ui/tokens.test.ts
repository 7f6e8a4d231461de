import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(/\/\*[^]*?\*\//g, '');

type Tokens = Record<string, string>;

/** The sheet outside every media query, and the sheet inside each. */
const medium = /@media ([^{]+?) \{((?:[^{}]+\{[^{}]*\})+\s*)\}/g;
const always = css.replace(medium, '');
const media = Object.fromEntries([...css.matchAll(medium)].map(([, query, sheet = '']) => [query, sheet]));
const inside = (query: string) => media[query] ?? '';

/** The custom properties of every rule that has this selector in its list, later ones winning. */
function tokens(selector: string, sheet = always): Tokens {
	const found: Tokens = {};
	for (const [, selectors = '', body = ''] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
		if (!selectors.split(',').some((one) => one.trim() === selector)) continue;
		for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found[name] = value.trim();
	}
	return found;
}

function colour(theme: Tokens, name: string): string {
	const value = theme[name] ?? '';
	const inner = /^var\((.+)\)$/.exec(value)?.[1];
	return inner ? colour(theme, inner) : value;
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
	const parts = /^#(..)(..)(..)$/.exec(hex);
	if (!parts) throw new Error(`not a colour: ${hex}`);
	const [r = 0, g = 0, b = 0] = parts
		.slice(1)
		.map((part) => parseInt(part, 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

const grounds = ['--paper', '--surface', '--sunken'];
const tones = ['--neutral', '--waiting', '--active', '--good', '--warn', '--bad'];

/** Text and what it stands on: AAA. */
const text = [
	...['--ink', '--ink-soft', '--accent', '--accent-strong'].flatMap((on) =>
		[...grounds, '--accent-soft'].map((under) => [on, under])
	),
	...tones.flatMap((tone) => [...grounds, `${tone}-soft`].map((under) => [tone, under])),
	...tones.map((tone) => ['--ink', `${tone}-soft`]),
	['--on-accent', '--accent'],
	['--on-accent', '--accent-strong'],
	['--on-bad', '--bad'],
	['--surface', '--good'],
	['--surface', '--warn'],
	['--surface', '--bad'],
	['--ink', '--changed']
];

/** Outlines of what can be touched, and the ring of the focus: WCAG 1.4.11. */
const outlines = ['--edge', '--focus'].flatMap((on) => [...grounds, '--accent-soft'].map((under) => [on, under]));

const light = tokens('[data-theme]');
const dark = tokens("[data-theme='dark']", inside('screen'));
const high = tokens("[data-contrast='high']");

const themes: Record<string, Tokens> = {
	light,
	dark: { ...light, ...dark },
	'high contrast, light': { ...light, ...high },
	'high contrast, dark': { ...light, ...dark, ...high }
};

describe.each(Object.entries(themes))('%s', (_, theme) => {
	it.each(text)('%s on %s can be read by all (7:1)', (on = '', under = '') => {
		expect(contrast(colour(theme, on), colour(theme, under))).toBeGreaterThanOrEqual(7);
	});

	it.each(outlines)('%s on %s can be seen by all (3:1)', (on = '', under = '') => {
		expect(contrast(colour(theme, on), colour(theme, under))).toBeGreaterThanOrEqual(3);
	});
});

it('dark says every colour that light says', () => {
	expect(Object.keys(dark)).toEqual(Object.keys(light));
});

it('the dark of the hall and the dark of the phone are the same', () => {
	expect(tokens("[data-theme='auto']", inside('screen and (prefers-color-scheme: dark)'))).toEqual(dark);
});

it('the high contrast that is chosen and the one that the system asks for are the same', () => {
	expect(tokens('[data-theme]', inside('(prefers-contrast: more)'))).toEqual(high);
});
