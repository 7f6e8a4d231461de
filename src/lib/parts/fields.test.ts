import { describe, expect, it } from 'vitest';
import type { FormField } from '$lib/hall/catalogue/schema.ts';
import { fieldText, moneyText, readField, readMoney } from './fields.ts';

const field = (type: FormField['type']): FormField => ({
	id: 'f',
	label: { 'zh-CN': '栏', en: 'field' },
	type,
	required: true
});

describe('money is typed in yuan and kept in fen', () => {
	it.each([
		['860000', 86_000_000],
		['1,234.5', 123_450],
		['0.29', 29],
		['１２．３４', 1234],
		['19.99', 1999],
		['9999999999999.99', 999_999_999_999_999]
	])('%s', (text, fen) => expect(readMoney(text)).toBe(fen));

	it.each(['1.234', '-1', 'abc', '.5', '1e5'])('%s is no amount', (text) => expect(readMoney(text)).toBeUndefined());

	it('and shown with two decimals', () => {
		expect(moneyText(5)).toBe('0.05');
		expect(fieldText(field('money'), 86_000_000)).toBe('860000.00');
	});
});

describe('a field as it was typed', () => {
	it('is emptied by nothing at all', () => expect(readField(field('text'), '  ')).toEqual({ value: null }));
	it('loses the spaces around it', () => expect(readField(field('text'), ' 甲 ')).toEqual({ value: '甲' }));
	it.each(['20261120', '2026-11-20', '2026.11.20', '2026年11月20日', '2026/11/20'])('is a day: %s', (text) =>
		expect(readField(field('date'), text)).toEqual({ value: '2026-11-20' })
	);
	it.each(['20260230', '26-11-20', '1120'])('is no day: %s', (text) =>
		expect(readField(field('date'), text)).toEqual({ problem: 'date-expected' })
	);
	it('is a number where one is asked for', () => {
		expect(readField(field('number'), '89.5')).toEqual({ value: 89.5 });
		expect(readField(field('number'), '八九')).toEqual({ problem: 'number-expected' });
	});
});
