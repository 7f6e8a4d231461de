import { expect, it } from 'vitest';
import { partsOf } from './case-number.ts';

it.each([
	['BDC-20261121-0001', 'BDC', '-20261121-', '0001'],
	['XCY-20261121-12345', 'XCY', '-20261121-', '12345'],
	['17/2026', '', '', '17/2026']
])('%s is %s, %s and %s', (number, letters, day, last) => {
	expect(partsOf(number)).toEqual({ letters, day, last });
});
