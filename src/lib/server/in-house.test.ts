import { describe, expect, it } from 'vitest';
import { inHouse } from './in-house.ts';

const url = new URL('http://hall.test:3000/sign-in');

describe('the way back after signing in', () => {
	it.each(['/', '/office?task=k_1', '/pickup#main', '/my/深圳'])('%s stays in the house', (to) => {
		expect(inHouse(to, url)).toBeDefined();
	});

	it.each([
		'//elsewhere.test',
		'/\\elsewhere.test',
		'/\t/elsewhere.test',
		'/\n\\elsewhere.test',
		'/.//elsewhere.test',
		'/a/..//elsewhere.test',
		'https://elsewhere.test',
		'javascript:alert(1)',
		'office',
		'',
		null
	])('%j leads elsewhere and is not followed', (to) => {
		expect(inHouse(to, url)).toBeUndefined();
	});
});
