import { describe, expect, it } from 'vitest';
import { daysOnShelf, isDenial, slotOf, wantedBy } from './lines.ts';

describe('the one field of the pickup desk', () => {
	it('takes 18 characters as an identity number, however they were typed', () => {
		expect(wantedBy(' 41089919850630002x ')).toEqual({ by: 'identity', identity: '41089919850630002X' });
		expect(wantedBy('４１０８９９ 19850630 0026')).toEqual({ by: 'identity', identity: '410899198506300026' });
	});

	it('takes 8 digits as a pickup code', () => {
		expect(wantedBy('0123 4567')).toEqual({ by: 'code', code: '01234567' });
	});

	it('takes a letter and figures as a slot of the shelf', () => {
		expect(wantedBy('a-01-03')).toEqual({ by: 'slot', slot: 'A-01-03' });
		expect(slotOf('b0412')).toBe('B-04-12');
		expect(slotOf('A 1 3')).toBe('A-01-03');
		expect(slotOf('Ａ－０１－０３')).toBe('A-01-03');
		expect(slotOf('A-1')).toBeUndefined();
		expect(slotOf('B001')).toBeUndefined();
		expect(slotOf('BDC-20261121-0001')).toBeUndefined();
	});

	it('takes everything else as the number of a case or certificate', () => {
		expect(wantedBy('bdc-20261121-0001')).toEqual({ by: 'number', number: 'BDC-20261121-0001' });
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
