import { expect, it } from 'vitest';
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

it('puts what cannot be begun here last, even what the person came for', () => {
	const skills = ['ss', 'sh'];
	expect(found('登记', { skills, matters: ['insurance'] })).toEqual(['insurance', 'catering', 'secondhand']);
	expect(found('登记', { skills, matters: ['secondhand'] })).toEqual(['catering', 'insurance', 'secondhand']);
});

it('puts what begins with the word before what only has it', () => {
	const late = item('late', '代办小餐饮', 'Small catering by another', 'dbxcy', 'ss');
	const order = (typed: string) => searchItems([late, ...items], typed).map(({ id }) => id);
	expect(order('xcy')).toEqual(['catering', 'late']);
	expect(order('小餐饮')).toEqual(['catering', 'late']);
});
