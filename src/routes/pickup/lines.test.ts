import { describe, expect, it } from 'vitest';
import { daysOnShelf, freeSlot, isDenial, wantedBy } from './lines.ts';

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

describe('a result', () => {
	it('is a denial by its letter, and before there is one by the decision', () => {
		expect(isDenial({ result: { kind: 'denial' }, outcome: 'deny' })).toBe(true);
		expect(isDenial({ result: { kind: 'certificate' }, outcome: 'grant' })).toBe(false);
		expect(isDenial({ result: null, outcome: 'deny' })).toBe(true);
		expect(isDenial({ result: null, outcome: 'grant' })).toBe(false);
	});

	it('stands on the shelf for days of the hall’s calendar', () => {
		const shelved = Date.parse('2026-11-20T17:20+08:00');
		expect(daysOnShelf(shelved, Date.parse('2026-11-20T17:59+08:00'))).toBe(0);
		expect(daysOnShelf(shelved, Date.parse('2026-11-21T08:00+08:00'))).toBe(1);
		expect(daysOnShelf(shelved, Date.parse('2026-12-05T08:00+08:00'))).toBe(15);
	});
});
