import { describe, expect, it } from 'vitest';
import { emptyApplicant } from '$lib/parts/applicant.ts';
import { applicantFrom, applicantTexts, Kept, lineFrom, lineTexts } from './kept.ts';
import type { Line } from './lines.ts';

/** A tab's own storage. */
function storage() {
	const texts = new Map<string, string>();
	return {
		texts,
		getItem: (key: string) => texts.get(key) ?? null,
		setItem: (key: string, text: string) => void texts.set(key, text),
		removeItem: (key: string) => void texts.delete(key)
	};
}

describe('what was typed and is not with the hall yet', () => {
	it('is still there after a reload, for the same number', () => {
		const tab = storage();
		const before = new Kept(tab);
		before.begin('t_1');
		before.put('form c_1', { date: '2026-11' });
		const after = new Kept(tab);
		after.begin('t_1');
		expect(after.get('form c_1')).toEqual({ date: '2026-11' });
		expect(after.under('form ')).toEqual([['c_1', { date: '2026-11' }]]);
	});

	it('is gone with the next number', () => {
		const tab = storage();
		const kept = new Kept(tab);
		kept.begin('t_1');
		kept.put('new', { name: '王小明' });
		kept.begin('t_2');
		expect(kept.get('new')).toBeUndefined();
		expect(tab.texts.size).toBe(0);
	});

	it('leaves nothing behind once the hall has it', () => {
		const tab = storage();
		const kept = new Kept(tab);
		kept.begin('t_1');
		kept.put('form c_1', { phone: '138' });
		kept.put('form c_1', {});
		expect(tab.texts.size).toBe(0);
	});

	it('goes with whoever signs out', () => {
		const tab = storage();
		const kept = new Kept(tab);
		kept.begin('t_1');
		kept.put('new', { name: '王小明' });
		kept.forget();
		expect(tab.texts.size).toBe(0);
	});

	it('does not mind what else may stand there', () => {
		const tab = storage();
		for (const text of ['{', 'null', '[]', '{"of":"t_1","parts":{"form c_1":{"n":3,"s":"a"}}}']) {
			tab.texts.set('desk.kept', text);
			const kept = new Kept(tab);
			kept.begin('t_1');
			expect(kept.get('form c_1')).toEqual(text.includes('form') ? { s: 'a' } : undefined);
		}
	});
});

it('a verdict comes back as it was entered', () => {
	const line: Line = {
		verdict: 'unqualified',
		kind: 'copy',
		copies: 2,
		pages: 3,
		originalSeen: true,
		reason: '缺'
	};
	expect(lineFrom(lineTexts(line))).toEqual(line);
	expect(lineFrom({}).verdict).toBeNull();
});

it('who applies comes back as typed, but for an authority that has to be seen again', () => {
	const draft = { ...emptyApplicant(), name: '王小明', identity: '4108', withAgent: true };
	draft.agent = { name: '李', identity: '', phone: '1', authoritySeen: true };
	expect(applicantFrom(applicantTexts(draft))).toEqual({ ...draft, agent: { ...draft.agent, authoritySeen: false } });
	expect(applicantTexts(emptyApplicant())).toEqual({});
});
