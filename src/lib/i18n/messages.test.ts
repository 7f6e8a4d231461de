import { describe, expect, it } from 'vitest';
import { refusals } from '$lib/hall/refusal.ts';
import { catalogues, messagesOf, type Area } from './messages.ts';
import { createSpeech } from './i18n.ts';

const areas = Object.keys(catalogues.en) as Area[];
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('every text', () => {
	it.each(areas)('of %s is there in both languages, with the same holes to fill', (area) => {
		const chinese: Record<string, string> = catalogues['zh-CN'][area];
		const english: Record<string, string> = catalogues.en[area];
		expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
		for (const [key, text] of Object.entries(chinese)) {
			expect(text.trim(), key).not.toBe('');
			if (!key.endsWith('.one')) expect(holes(english[key] ?? ''), key).toEqual(holes(text));
		}
	});

	it('in English holds no Chinese but the name of the other language', () => {
		for (const area of areas)
			for (const [key, text] of Object.entries(catalogues.en[area] as Record<string, string>))
				if (key !== 'language.other') expect(text, key).not.toMatch(/[\u4e00-\u9fff]/);
		for (const [code, { en }] of Object.entries(refusals)) expect(en, code).not.toMatch(/[\u4e00-\u9fff]/);
	});

	it('belongs to one area only: pages get several of them in one', () => {
		const keys = areas.flatMap((area) => Object.keys(catalogues.en[area]));
		expect(new Set(keys).size).toBe(keys.length);
	});
});

it('a page’s speech fills in words, and falls back where a code has no text of its own', () => {
	const { t, word, say } = createSpeech('en', messagesOf('en', 'common'));
	expect(t('date.left', { n: 3 })).toContain('3');
	expect(word('flaw.identity.date', 'flaw.other')).toContain('birth date');
	expect(word('flaw.no-such-code', 'flaw.other')).toBe(t('flaw.other'));
	expect(say({ 'zh-CN': '不动产', en: 'Real estate' })).toBe('Real estate');
	expect(say(null)).toBe('');
});
