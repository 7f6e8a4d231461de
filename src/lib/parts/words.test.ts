import { expect, it } from 'vitest';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { messagesOf } from '$lib/i18n/messages.ts';
import { waitWords } from './words.ts';

it.each([
	['zh-CN', ['暂无窗口办理', '无需等候', '约 12 分钟']],
	['en', ['no window open', 'no wait', 'about 12 min']]
] as const)('a wait is told in minutes, as none, or not at all where nobody serves: %s', (language, words) => {
	const i18n = createSpeech(language, messagesOf(language, 'common'));
	expect([null, 0, 12].map((minutes) => waitWords(i18n, minutes))).toEqual(words);
});
