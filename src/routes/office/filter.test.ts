import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from './address.ts';
import { choices, counted, dueOf, EVERYTHING, fits, isNarrow } from './filter.ts';
import type { Line } from './lists.ts';

const text = (name: string) => ({ 'zh-CN': name, en: name });
const line = (facts: Partial<Line>): Line => ({
	id: 'k_1',
	case: 'c_1',
	item: text('小餐饮经营登记'),
	step: text('承办初审'),
	sub: '',
	applicant: '王*',
	number: 'XCY-20261123-0001',
	due: null,
	left: 5,
	mark: { words: '', tone: 'waiting' },
	mine: false,
	parallel: false,
	found: 'xcyjydj 小餐饮经营登记 承办初审 王* xcy-20261123-0001',
	...facts
});
const narrowed = (by: Partial<typeof EVERYTHING>) => ({ ...EVERYTHING, ...by });

describe('an inbox that is narrowed down', () => {
	it('tells what is late from what is due today and soon', () => {
		expect([-1, 0, 1, 3, 4].map((left) => dueOf({ left }))).toEqual(['over', 'today', 'soon', 'soon', null]);
	});

	it('counts nothing as pressing whose date does not run', () => {
		expect(dueOf({ left: null })).toBeNull();
		expect(fits(line({ left: null }), narrowed({ due: 'over' }))).toBe(false);
	});

	it('shows everything at first', () => {
		expect(isNarrow(EVERYTHING)).toBe(false);
		expect(fits(line({}), EVERYTHING)).toBe(true);
	});

	it('holds all narrowings at once', () => {
		const filter = narrowed({ mine: true, parallel: true, step: '承办初审' });
		expect(fits(line({ mine: true, parallel: true }), filter)).toBe(true);
		expect(fits(line({ mine: true }), filter)).toBe(false);
	});

	it('finds by number, name, initials and applicant, in every order and width', () => {
		for (const words of ['0001', '餐饮 王', 'xcyj', 'ＸＣＹ', ' 初审  0001 '])
			expect(fits(line({}), narrowed({ words })), words).toBe(true);
		expect(fits(line({}), narrowed({ words: '餐饮 李' }))).toBe(false);
	});

	it('says how many each narrowing would leave', () => {
		const lines = [line({ left: -2 }), line({ left: 0, mine: true }), line({ left: 9, parallel: true })];
		expect(counted(lines)).toEqual({ over: 1, today: 1, soon: 0, mine: 1, parallel: 1 });
	});

	it('offers the items and steps that stand in it, the most frequent first', () => {
		const other = line({ item: text('食品经营许可'), step: null });
		expect(choices([other, line({}), line({})], 'item').map(({ value, count }) => [value, count])).toEqual([
			['小餐饮经营登记', 2],
			['食品经营许可', 1]
		]);
		expect(choices([other, line({})], 'step')).toHaveLength(1);
	});
});

describe('the address of the office', () => {
	const there = readAddress;

	it('says nothing about what is as it is at first', () => {
		expect(writeAddress({ list: null, filter: EVERYTHING, open: null })).toBe('');
		expect(there('')).toEqual({ list: null, filter: EVERYTHING, open: null });
	});

	it('leads back to the list, its narrowing and what is open', () => {
		const filter = narrowed({ due: 'today', mine: true, item: '开办餐饮店“一件事”', words: '王 0001' });
		const address = { list: 'tasks' as const, filter, open: { task: 'k_1' } };
		expect(there(writeAddress(address))).toEqual(address);
		const other = { list: null, filter: narrowed({ parallel: true }), open: { case: 'c_1' } };
		expect(there(writeAddress(other))).toEqual(other);
	});

	it('does not mind what it does not know', () => {
		expect(there('list=elsewhere&due=never')).toEqual({ list: null, filter: EVERYTHING, open: null });
	});
});
