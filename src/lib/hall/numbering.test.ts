import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { caseNumber, count, documentNumber, keepCount, shortNumber, type Counters } from './numbering.ts';

describe('numbers', () => {
	it('have no gap and no double within a period, however counters and refusals mix', () => {
		const asked = fc.record({
			counter: fc.constantFrom('受:scjg', '决:scjg', 'receipt'),
			refused: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(asked, { maxLength: 80 }), (all) => {
				const counters: Counters = {};
				const given: Record<string, number[]> = {};
				for (const { counter, refused } of all) {
					const counted = count(counters, counter, '2026');
					// A number that is not written down is given again: what was refused leaves no gap.
					if (refused) continue;
					keepCount(counters, [counted]);
					(given[counter] ??= []).push(counted.n);
				}
				for (const numbers of Object.values(given)) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
			})
		);
	});

	it('begin again at 1 with each period', () => {
		const counters: Counters = {};
		for (const period of ['2026', '2026', '2027']) keepCount(counters, [count(counters, '受:scjg', period)]);
		expect(counters['受:scjg']).toEqual({ period: '2027', last: 1 });
	});

	it('of a counter that is named like an object’s own key begin at 1', () => {
		expect(count({}, 'constructor', '2026').n).toBe(1);
	});

	it('are written as the office writes them', () => {
		expect(documentNumber('示自然资受', '2026', 12)).toBe('示自然资受〔2026〕12号');
		expect(shortNumber('SJ', '2026-11-21', 1)).toBe('SJ-20261121-0001');
		expect(shortNumber('SJ', '2026-11-21', 12345)).toBe('SJ-20261121-12345');
		expect(caseNumber('1'.repeat(31), '2026-11-21', 7)).toHaveLength(43);
	});
});
