import type { PayloadIn } from '$lib/hall/commands.ts';
import { REFERENCE } from './presets.ts';

const TEXT = { 'zh-CN': '文字', en: 'text' };
const LIMIT = { value: 3, unit: 'workingDay' } as const;

/** A new item of the demo hall in which every field that an item may have is filled. */
export const ITEM: PayloadIn<'item.define'> = {
	id: 'example-item',
	version: 1,
	name: TEXT,
	initials: 'slsx',
	shortCode: 'SLX',
	taskCode: REFERENCE.preset.items[0]?.taskCode ?? '',
	queue: 'sh',
	department: 'ybj',
	caseType: 'promised',
	acceptanceMode: 'department',
	statutoryLimit: { value: 10, unit: 'workingDay' },
	promisedLimit: { value: 5, unit: 'workingDay' },
	legalBasis: TEXT,
	fee: TEXT,
	applicants: ['person', 'organisation'],
	form: [
		{ id: 'residence', label: TEXT, hint: TEXT, type: 'address', required: true, maxLength: 80 },
		{ id: 'years', label: TEXT, type: 'number', required: false, min: 0, max: 60 },
		{
			id: 'kind',
			label: TEXT,
			type: 'choice',
			required: true,
			choices: [
				{ id: 'one', label: TEXT },
				{ id: 'other', label: TEXT }
			]
		}
	],
	materials: [
		{ id: 'identity', name: TEXT, kind: 'originalAndCopy', required: true, copies: 1, source: 'applicant', note: TEXT }
	],
	result: { name: TEXT, numberPrefix: '示例字' },
	flow: [
		{
			id: 'handle',
			name: TEXT,
			department: 'ybj',
			kind: 'review',
			delegated: false,
			role: 'handler',
			after: [],
			limit: LIMIT
		},
		{ id: 'decide', name: TEXT, department: 'ybj', kind: 'decide', role: 'chief', after: ['handle'], limit: LIMIT }
	]
};
