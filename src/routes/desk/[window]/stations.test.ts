import { expect, it } from 'vitest';
import { messagesOf } from '$lib/i18n/messages.ts';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { stationsOf } from './stations.ts';

const i18n = createSpeech('en', messagesOf('en', 'common', 'desk'));
const statesOf = (status: Parameters<typeof stationsOf>[1]) => stationsOf(i18n, status).map(({ state }) => state);

it('a draft stands at the window, with all else ahead of it', () =>
	expect(statesOf('draft')).toEqual(['done', 'done', 'here', 'ahead', 'ahead']));
it('what was handed out has passed all five', () =>
	expect(statesOf('delivered')).toEqual(['done', 'done', 'done', 'done', 'done']));
it('what was refused ended where it was refused', () =>
	expect(stationsOf(i18n, 'refused')[2]).toMatchObject({ state: 'here', tone: 'bad' }));
