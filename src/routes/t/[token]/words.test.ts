import { expect, test } from 'vitest';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { messagesOf } from '$lib/i18n/messages.ts';
import { around, wait } from './words.ts';

const i18n = createSpeech('zh-CN', messagesOf('zh-CN', 'common', 'phone'));

test.each([
	[null, '暂无窗口办理'],
	[0, '即将叫到您'],
	[25, '约 25 分钟'],
	[150, '约 2.5 小时']
])('a wait of %s minutes is told as “%s”', (minutes, words) => {
	expect(wait(i18n, minutes, 'phone.wait.noWait')).toBe(words);
});

test('a message is parted around its number, which is shown bigger', () => {
	expect(around(i18n, 'phone.wait.ahead', 'n')).toEqual(['前面还有 ', ' 人']);
	expect(around(i18n, 'phone.called', 'window')).toEqual(['请到 ', ' 号窗口']);
});
