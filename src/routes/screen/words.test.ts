import { expect, it } from 'vitest';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { messagesOf } from '$lib/i18n/messages.ts';
import { goTo, spoken, wait, windowName } from './words.ts';

const chinese = createSpeech('zh-CN', messagesOf('zh-CN', 'common', 'screen'));
const LONG = '不动产登记综合受理窗口 12';

it('a window with a number is called by it', () => {
	expect([windowName(chinese, '01'), goTo(chinese, 'A12')]).toEqual(['01 号窗口', '请到 A12 号窗口']);
	expect(spoken(chinese, { number: 'B001', window: '01' })).toBe('请 B 0 0 1 号，到 1 号窗口');
});

it('a window with a name is called by its name alone', () => {
	expect([windowName(chinese, LONG), goTo(chinese, LONG)]).toEqual([LONG, `请到 ${LONG}`]);
	expect(spoken(chinese, { number: 'B1000', window: LONG })).toBe(`请 B 1 0 0 0 号，到 ${LONG}`);
});

it('a wait is told in minutes, as none, or not at all where nobody serves', () => {
	expect([12, 0, null].map((minutes) => wait(chinese, minutes))).toEqual(['约 12 分钟', '无需等候', '暂无窗口办理']);
});
