import { describe, expect, it } from 'vitest';
import { presetFileSchema } from '$lib/hall/catalogue/schema.ts';
import { searchItems } from '$lib/parts/search.ts';
import { jiaozuo } from '$lib/server/presets/jiaozuo/index.ts';

// What the search promises, in the catalogue that the desks have.
const { items } = presetFileSchema.parse(jiaozuo).preset;
const found = (typed: string, skills: string[] = [], matters: string[] = []) =>
	searchItems(items, typed, { skills, matters }).map(({ id }) => id);

describe('an item is found', () => {
	it('by a part of its Chinese name', () => expect(found('医疗保险参保')).toEqual(['medical-insurance']));
	it('by signs of it with others left out', () => expect(found('存量买卖')).toEqual(['secondhand-transfer']));
	it('by its English name', () => expect(found('catering small')).toEqual(['small-catering']));
	it('by the first letters of its syllables', () => expect(found('clfzy')[0]).toBe('secondhand-transfer'));
	it('by such letters from its middle', () => expect(found('zydjmm')).toEqual(['secondhand-transfer']));
	it('by its code', () => {
		const { taskCode } = items.find(({ id }) => id === 'small-catering') ?? { taskCode: '' };
		expect(found(taskCode)).toEqual(['small-catering']);
	});
	it('or not at all', () => expect(found('护照')).toEqual([]));
});

it('what begins with the letters comes before what only has them', () => {
	const [first] = found('gs', ['ss']);
	expect(items.find(({ id }) => id === first)?.initials?.startsWith('gs')).toBe(true);
});

it('what this window does comes first', () => {
	const queueOf = (id: string | undefined) => items.find((item) => item.id === id)?.queue;
	expect(queueOf(found('', ['sh'])[0])).toBe('sh');
	expect(queueOf(found('', ['ss'])[0])).toBe('ss');
});

it('and first of that what the person came for', () => {
	expect(found('', ['sh', 'ss'], ['small-catering'])[0]).toBe('small-catering');
	expect(found('', ['sh'], ['small-catering'])[0]).not.toBe('small-catering');
});
