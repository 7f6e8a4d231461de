import { describe, expect, it } from 'vitest';
import { freeSlot, wantedBy } from './lines.ts';

describe('the one field of the pickup desk', () => {
	it('takes 18 characters as an identity number, however they were typed', () => {
		expect(wantedBy(' 41089919850630002x ')).toEqual({ by: 'identity', identity: '41089919850630002X' });
		expect(wantedBy('４１０８９９ 19850630 0026')).toEqual({ by: 'identity', identity: '410899198506300026' });
	});

	it('takes 8 digits as a pickup code', () => {
		expect(wantedBy('0123 4567')).toEqual({ by: 'code', code: '01234567' });
	});

	it('takes everything else as the number of a case or certificate', () => {
		expect(wantedBy('bdc-20261121-0001')).toEqual({ by: 'number', number: 'BDC-20261121-0001' });
	});
});

describe('the slot that is proposed', () => {
	it('is the first free one', () => {
		expect(freeSlot([])).toBe('A-01-01');
		expect(freeSlot(['A-01-01', 'A-01-03'])).toBe('A-01-02');
	});

	it('goes on in the next row', () => {
		const row = Array.from({ length: 20 }, (_, place) => `A-01-${String(place + 1).padStart(2, '0')}`);
		expect(freeSlot(row)).toBe('A-02-01');
	});
});
