import { expect, it } from 'vitest';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { messagesOf } from '$lib/i18n/messages.ts';
import { flawWords } from './flaws.ts';

const i18n = createSpeech('zh-CN', messagesOf('zh-CN', 'common', 'access'));
const words = (path: string, problem: string) => flawWords(i18n, { path, problem });

it('says what a field should look like, where it has a form of its own', () => {
	expect(words('shortCode', 'invalid_format')).toBe('须为 2–6 个大写字母');
	expect(words('materials.3.id', 'id')).toBe('须为字母开头的字母、数字或 -，至多 40 位');
});

it('says what a rule of the catalogue or of the calendar wants', () => {
	expect(words('flow', 'one-decision-last')).toBe('须有且只有一个决定环节，并排在最后');
	expect(words('off.2027-02-30', 'calendar.notADay')).toBe('日期不存在');
});

it('says the rest in the words of every form', () => {
	expect(words('legalBasis', 'invalid_type')).toBe('未填写或类型不对');
	expect(words('version', 'Too small: expected number to be >=1')).toBe('内容太短或数值太小');
	expect(words('version', 'something new')).toBe('填写有误');
});
