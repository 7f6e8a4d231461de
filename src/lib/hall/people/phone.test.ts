import { describe, expect, test } from 'vitest';
import { checkPhone } from './phone.ts';

describe('a phone number', () => {
	test.each([
		'13812345678',
		'19912345678',
		'138 1234 5678',
		'138-1234-5678',
		'+86 13812345678',
		'0086-13812345678',
		'8613812345678',
		'１３８１２３４５６７８',
		'010-62345678',
		'0391-3568888',
		'03913568888',
		'(0391) 3568888',
		'（0391）3568888',
		'0391-3568888-801',
		'0371-65508888转12',
		'+86 0391-3568888'
	])('%s is one', (text) => expect(checkPhone(text)).toBeUndefined());

	test.each([
		['', 'number'],
		['12812345678', 'number'],
		['1381234567', 'number'],
		['138123456789', 'number'],
		['3568888', 'number'],
		['0391-1568888', 'number'],
		['110', 'number'],
		['13812345678a', 'characters'],
		['１３８一二三四', 'characters']
	])('%j is none: %s', (text, problem) => expect(checkPhone(text)).toBe(problem));
});
