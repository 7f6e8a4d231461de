import { describe, expect, it } from 'vitest';
import type { ViewData } from '$lib/hall/views.ts';
import { standOf } from './counter.ts';

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
