import { describe, expect, it } from 'vitest';
import type { Item } from '$lib/hall/catalogue/schema.ts';
import { compare } from './compare.ts';

const text = (zh: string) => ({ 'zh-CN': zh, en: zh });
const material = (id: string, copies = 1) => ({
	id,
	name: text(id),
	kind: 'copy' as const,
	required: true,
	copies,
	source: 'applicant' as const
});
const ITEM: Item = {
	id: 'catering',
	version: 1,
	name: text('小餐饮'),
	shortCode: 'XCY',
	taskCode: '1'.repeat(31),
	queue: 'ss',
	department: 'scjg',
	caseType: 'promised',
	acceptanceMode: 'window',
	statutoryLimit: { value: 20, unit: 'workingDay' },
	promisedLimit: { value: 5, unit: 'workingDay' },
	legalBasis: text('条例'),
	applicants: ['person'],
	form: [{ id: 'name', label: text('店名'), type: 'text', required: true }],
	materials: [material('application'), material('identity')],
	result: { name: text('登记证'), numberPrefix: '示' },
	flow: [
		{
			id: 'decide',
			name: text('决定'),
			department: 'scjg',
			kind: 'decide',
			delegated: false,
			role: 'chief',
			after: [],
			limit: { value: 1, unit: 'workingDay' }
		}
	]
};
const changes = (next: Partial<Item>) =>
	compare(ITEM, { ...ITEM, version: 2, ...next }).map(({ list, entry, field, kind, before, after }) => [
		[list, entry?.['zh-CN'], field].filter(Boolean).join(' '),
		kind,
		before,
		after
	]);

describe('two versions of an item', () => {
	it('differ in nothing but their number when nothing was changed', () => expect(changes({})).toEqual([]));

	it('differ in facts, a limit being one', () => {
		expect(changes({ promisedLimit: { value: 3, unit: 'workingDay' }, statutoryLimit: null })).toEqual([
			['statutoryLimit', 'changed', { value: 20, unit: 'workingDay' }, null],
			['promisedLimit', 'changed', { value: 5, unit: 'workingDay' }, { value: 3, unit: 'workingDay' }]
		]);
		expect(changes({ name: { 'zh-CN': '小餐饮', en: 'Catering' } })).toEqual([
			['name.en', 'changed', '小餐饮', 'Catering']
		]);
		expect(changes({ applicants: ['person', 'organisation'] })).toEqual([
			['applicants', 'changed', ['person'], ['person', 'organisation']]
		]);
	});

	it('differ in entries that came, went, changed or moved', () => {
		expect(changes({ materials: [material('application', 2), material('health')] })).toEqual([
			['materials identity', 'removed', null, null],
			['materials health', 'added', null, null],
			['materials application copies', 'changed', 1, 2]
		]);
		expect(changes({ materials: [material('identity'), material('application')] })).toEqual([
			['materials', 'order', null, null]
		]);
	});
});
