import { expect, test } from 'vitest';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { messagesOf } from '$lib/i18n/messages.ts';
import { examples, wait } from './words.ts';

const i18n = createSpeech('zh-CN', messagesOf('zh-CN', 'common', 'kiosk'));

test.each([
	[null, '暂无窗口办理'],
	[0, '无需等候'],
	[25, '约 25 分钟'],
	[119, '约 119 分钟'],
	[120, '约 2 小时'],
	[200, '约 3.5 小时']
])('a wait of %s minutes is told as “%s”', (minutes, words) => {
	expect(wait(i18n, minutes)).toBe(words);
});

test('matters as examples stand without their brackets, as many as can be read whole', () => {
	const said = (...names: string[]) => examples(i18n, names);
	expect(said('变更登记（姓名、身份证号码变更）', '更正登记')).toBe('变更登记、更正登记');
	expect(said('灵活就业人员参保登记', '城乡居民基本养老保险参保登记和缴费', '异地就医备案')).toBe(
		'灵活就业人员参保登记、异地就医备案'
	);
	const long = '国有建设用地使用权及房屋所有权首次登记和变更登记';
	expect(said(long, '更正登记')).toBe(long);
	expect(said()).toBe('');
});
