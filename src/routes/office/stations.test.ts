import { expect, it } from 'vitest';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { messagesOf } from '$lib/i18n/messages.ts';
import { stationsOf } from './stations.ts';

const i18n = createSpeech('zh-CN', messagesOf('zh-CN', 'common', 'office'));
const statesOf = (status: Parameters<typeof stationsOf>[1]['status']) =>
	stationsOf(i18n, { status }).map(({ state }) => state);

it('the thread of a case stands where its status says', () => {
	expect(statesOf('received')).toEqual(['done', 'done', 'here', 'ahead', 'ahead']);
	expect(statesOf('reviewing')).toEqual(['done', 'done', 'done', 'here', 'ahead']);
	expect(statesOf('ready')).toEqual(['done', 'done', 'done', 'done', 'here']);
	expect(statesOf('delivered')).toEqual(['done', 'done', 'done', 'done', 'done']);
});

it('where it waits or has ended without, its station says so', () => {
	const toneOf = (status: Parameters<typeof stationsOf>[1]['status']) =>
		stationsOf(i18n, { status }).find(({ state }) => state === 'here')?.tone;
	expect(toneOf('reviewing')).toBe('active');
	expect(toneOf('reviewCorrecting')).toBe('warn');
	expect(toneOf('refused')).toBe('bad');
});
