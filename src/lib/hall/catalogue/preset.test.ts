import { describe, expect, it } from 'vitest';
import { PRESET } from '../testing.ts';
import { presetSchema } from './schema.ts';

describe('a preset', () => {
	const flaws = (change: object) => {
		const parsed = presetSchema.safeParse({ ...structuredClone(PRESET), ...change });
		return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
	};
	const item = (change: object) => ({ items: [{ ...PRESET.items[0], ...change }] });

	it('that is ours has no flaw', () => {
		expect(flaws({})).toEqual([]);
	});

	it('with mistakes is refused with the path of each', () => {
		expect(flaws({ windows: [{ ...PRESET.windows[0], queues: ['nowhere'] }] })).toEqual([
			'windows.0.queues unknown-reference'
		]);
		expect(flaws(item({ department: 'nowhere' }))).toEqual(['items.0.department unknown-reference']);
		expect(flaws({ queues: [...PRESET.queues, PRESET.queues[0]] })).toEqual(['queues duplicate', 'queues duplicate']);
		expect(flaws(item({ promisedLimit: { value: 31, unit: 'workingDay' } }))).toEqual([
			'items.0.promisedLimit promise-beyond-statute'
		]);
		const [first, ...rest] = PRESET.items[0]?.flow ?? [];
		expect(flaws(item({ flow: [...rest, first] }))).toContain('items.0.flow one-decision-last');
		expect(flaws({ departments: [{ ...PRESET.departments[0], creditCode: '11410800MB1D000129' }] })).toContain(
			'departments.0.creditCode creditCode'
		);
	});
});
