import { expect, it } from 'vitest';
import { brokenAt } from './broken.ts';

it.each([
	['a value that is missing', '{\n\t"id": }', '2:8'],
	['a comma too many', '{ "a": [1, 2,] }', '1:14'],
	['a comma too few', '{\n "a": 1\n "b": 2 }', '3:2'],
	['a name without quotes', '{ id: 1 }', '1:3'],
	['a sentence that does not end', '{ "a": "never }', '1:8'],
	['an end that does not come', '{ "a": { "b": true }', '1:21'],
	['something after the end', '{} {}', '1:4'],
	['nothing at all', '', '1:1']
])('finds %s', (_, text, place) => {
	expect(() => JSON.parse(text)).toThrow();
	expect(brokenAt(text)).toBe(place);
});
