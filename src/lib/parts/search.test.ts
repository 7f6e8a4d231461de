import { describe, expect, it } from 'vitest';
import { presetFileSchema } from '$lib/hall/catalogue/schema.ts';
import { jiaozuo } from '$lib/server/presets/jiaozuo/index.ts';
import { searchItems, type Findable, type Preference } from './search.ts';

const item = (id: string, zh: string, en: string, initials: string, queue: string): Findable => ({
	id,
	name: { 'zh-CN': zh, en },
	initials,
	queue,
	shortCode: id.slice(0, 4).toUpperCase(),
	taskCode: `11410899MB1D0005533002014001${id.length}`
});
const items = [
	item('secondhand', '存量房转移登记（买卖）', 'Transfer of an existing home', 'clfzydjmm', 'bdc'),
	item('catering', '小餐饮经营登记', 'Small catering', 'xcyjydj', 'ss'),
	item('insurance', '灵活就业人员参保登记', 'Insurance for the flexibly employed', 'lhjyrycbdj', 'sh')
];
const found = (typed: string, preference: Preference = {}) => searchItems(items, typed, preference).map(({ id }) => id);

it('finds an item by a part of its name, in either language', () => {
	expect(found('参保')).toEqual(['insurance']);
	expect(found('small catering')).toEqual(['catering']);
});

it('finds it by signs of its name with others left out', () => expect(found('存量买卖')).toEqual(['secondhand']));

it('finds it by its letters, also by some of them', () => {
	expect(found('clfzy')).toEqual(['secondhand']);
	expect(found('lhcb')).toEqual(['insurance']);
	expect(found('ＣＬＦ')).toEqual(['secondhand']);
});

it('finds it by its codes', () => {
	expect(found('SECO')).toEqual(['secondhand']);
	expect(found('11410899MB1D00055330020140018')).toEqual(['catering']);
});

it('does not find what is not there', () => expect(found('护照')).toEqual([]));

it('puts the matters of the person first, then those of the queue', () => {
	expect(found('登记', { queues: ['sh'] })[0]).toBe('insurance');
	expect(found('登记', { queues: ['sh'], matters: ['catering'] })[0]).toBe('catering');
});

describe('in the real catalogue', () => {
	const real = presetFileSchema.parse(jiaozuo).preset.items;
	const found = (typed: string, skills: string[] = [], matters: string[] = []) =>
		searchItems(real, typed, { skills, matters }).map(({ id }) => id);
	const itemOf = (id: string | undefined) => real.find((item) => item.id === id);

	describe('an item is found', () => {
		it('by a part of its Chinese name', () => expect(found('医疗保险参保')).toEqual(['medical-insurance']));
		it('by signs of it with others left out', () => expect(found('存量买卖')).toEqual(['secondhand-transfer']));
		it('by its English name', () => expect(found('catering small')).toEqual(['small-catering']));
		it('by the first letters of its syllables', () => expect(found('clfzy')[0]).toBe('secondhand-transfer'));
		it('by such letters from its middle', () => expect(found('zydjmm')).toEqual(['secondhand-transfer']));
		it('by its code', () => {
			const { taskCode } = itemOf('small-catering') ?? { taskCode: '' };
			expect(found(taskCode)).toEqual(['small-catering']);
		});
		it('or not at all', () => expect(found('护照')).toEqual([]));
	});

	it('what begins with the letters comes before what only has them', () => {
		expect(itemOf(found('gs', ['ss'])[0])?.initials?.startsWith('gs')).toBe(true);
	});

	it('what this window does comes first', () => {
		expect(itemOf(found('', ['sh'])[0])?.queue).toBe('sh');
		expect(itemOf(found('', ['ss'])[0])?.queue).toBe('ss');
	});

	it('and first of that what the person came for', () => {
		expect(found('', ['sh', 'ss'], ['small-catering'])[0]).toBe('small-catering');
		expect(itemOf(found('', ['sh'], ['small-catering'])[0])?.queue).toBe('sh');
	});
});
