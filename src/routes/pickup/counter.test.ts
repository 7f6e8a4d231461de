import { describe, expect, it } from 'vitest';
import type { ViewData } from '$lib/hall/views.ts';
import { patienceFor, standOf } from './counter.ts';

const POLICY = { times: 3, seconds: 30 };
const HEARD = 1_000_000;

describe('a number that was called', () => {
	it('is called again only after the pause that the hall promises', () => {
		const called = { recalls: 0, heardAt: HEARD };
		expect(patienceFor(called, POLICY, HEARD + 100)).toEqual({ wait: 30, mayRecall: false, mayMiss: false });
		expect(patienceFor(called, POLICY, HEARD + 29_001)).toMatchObject({ wait: 1, mayRecall: false });
		expect(patienceFor(called, POLICY, HEARD + 30_000)).toMatchObject({ wait: 0, mayRecall: true });
	});

	it('is missed only after all recalls, and a pause after the last', () => {
		expect(patienceFor({ recalls: 2, heardAt: HEARD }, POLICY, HEARD + 90_000).mayMiss).toBe(false);
		expect(patienceFor({ recalls: 3, heardAt: HEARD }, POLICY, HEARD + 29_000).mayMiss).toBe(false);
		expect(patienceFor({ recalls: 3, heardAt: HEARD }, POLICY, HEARD + 30_000).mayMiss).toBe(true);
	});
});

describe('a window', () => {
	type Window = ViewData<'desk'>['window'];
	const window = (facts: Partial<Window>): Window => ({
		id: 'w15',
		name: '15',
		place: { 'zh-CN': '出证区', en: 'Pickup' },
		status: 'open',
		statusSince: 0,
		pausedFor: null,
		staff: 's_me',
		version: 1,
		...facts
	});
	const stand = (facts: Partial<Window>) => standOf({ window: window(facts), ticket: null }, { id: 's_me' });

	it('is mine while I work at it, also while it is paused', () => {
		expect(stand({})).toBe('free');
		expect(stand({ status: 'paused', pausedFor: 'meal' })).toBe('paused');
		expect(stand({ status: 'paused', pausedFor: 'away' })).toBe('paused');
	});

	it('of a colleague may be opened only when they are away', () => {
		expect(stand({ staff: 's_other' })).toBe('taken');
		expect(stand({ staff: 's_other', status: 'paused', pausedFor: 'meal' })).toBe('taken');
		expect(stand({ staff: 's_other', status: 'paused', pausedFor: 'away' })).toBe('closed');
		expect(stand({ staff: null, status: 'closed' })).toBe('closed');
	});
});
