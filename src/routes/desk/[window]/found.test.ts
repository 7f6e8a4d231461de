import { describe, expect, it } from 'vitest';
import { inOrder, leadOf, wantedBy, type FoundCase } from './found.ts';

describe('the one field by which a case is found', () => {
	it('takes the code of a slip for the case itself', () =>
		expect(wantedBy('http://hall/my/c_ab12cd34ef56.sig')).toEqual({ by: 'case', case: 'c_ab12cd34ef56' }));
	it('takes 18 characters as an identity number, however they were typed', () =>
		expect(wantedBy(' ４１０８９９ 19850630 0026')).toEqual({ by: 'identity', identity: '410899198506300026' }));
	it('takes everything else as a number', () => {
		expect(wantedBy('bdc-20261121-0001 ')).toEqual({ by: 'number', number: 'BDC-20261121-0001' });
		expect(wantedBy('示自然资受〔2026〕12号')).toEqual({ by: 'number', number: '示自然资受〔2026〕12号' });
	});
});

describe('a case that was found', () => {
	const here = { skills: ['bdc'], here: ['c_here'], isServing: true };
	it('is taken up where it was only begun', () => {
		expect(leadOf({ id: 'c_1', status: 'prepared', queue: 'bdc' }, here)).toBe('takeUp');
		expect(leadOf({ id: 'c_1', status: 'draft', queue: 'bdc' }, here)).toBe('takeUp');
	});
	it('is only opened when it was received, is open here already, or nobody is being served', () => {
		expect(leadOf({ id: 'c_1', status: 'reviewing', queue: 'bdc' }, here)).toBe('open');
		expect(leadOf({ id: 'c_here', status: 'draft', queue: 'bdc' }, here)).toBe('open');
		expect(leadOf({ id: 'c_1', status: 'draft', queue: 'bdc' }, { ...here, isServing: false })).toBe('open');
	});
	it('is another window’s where its queue is none of the clerk’s skills', () =>
		expect(leadOf({ id: 'c_1', status: 'draft', queue: 'ss' }, here)).toBe('elsewhere'));
});

it('what is to be done here stands first, what is over last', () => {
	const line = (status: FoundCase['status'], draftedAt: number, over = false): FoundCase => ({
		id: `c_${status}`,
		status,
		version: 1,
		draftedAt,
		item: null,
		queue: 'bdc',
		shortNo: null,
		receiptNo: null,
		applicant: '张**',
		adviser: null,
		date: null,
		slot: null,
		unclaimed: false,
		over
	});
	const found = [
		line('delivered', 9, true),
		line('lapsed', 8),
		line('reviewing', 1),
		line('ready', 2),
		line('prepared', 1)
	];
	expect(inOrder(found).map(({ status }) => status)).toEqual(['prepared', 'ready', 'reviewing', 'delivered', 'lapsed']);
});
