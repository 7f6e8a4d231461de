import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkCreditCode } from './credit-code.ts';

const REAL_FORM = ['12441500196720244T', '91350100M000100Y43'];
const APPLICANTS = ['91410800MA9TXT017W', '91410800MA9TXT025P', '92410802MA9TXT1130', '52410800MJ0TXT013A'];
const DEPARTMENTS = [
	['自规', '11410800MB1D000128'],
	['发改', '11410800MB1D000203'],
	['住建', '11410800MB1D000390'],
	['市监', '11410800MB1D00047T'],
	['人社', '11410800MB1D00055M'],
	['医保', '11410800MB1D00063G'],
	['民政', '11410800MB1D00071B'],
	['卫健', '11410800MB1D0008X3'],
	['公安', '11410800MB1D000983'],
	['税务', '11410800MB1D00100N'],
	['生态环境', '11410800MB1D00119K'],
	['城管', '11410800MB1D00127E'],
	['交通', '11410800MB1D001359'],
	['教育', '11410800MB1D001434'],
	['水利', '11410800MB1D0016XN'],
	['审批局', '11410800MB1D00194C'],
	['公积金', '12410800MB1D00207Y']
] as const;
const ALL = [...REAL_FORM, ...APPLICANTS, ...DEPARTMENTS.map(([, code]) => code)];

describe('a unified social credit code (GB 32100)', () => {
	test.each([...REAL_FORM, ...APPLICANTS])('%s is right', (code) => expect(checkCreditCode(code)).toBeUndefined());
	test.each(DEPARTMENTS)('the code of %s, %s, is right', (_, code) => expect(checkCreditCode(code)).toBeUndefined());

	test.each([
		['one character short', '91410800MA9TXT017', 'length'],
		['a letter that the alphabet leaves out', '91410800MA9TXTO17W', 'characters'],
		['small letters', '91410800ma9txt017w', 'characters'],
		['a letter in the region', '914108X0MA9TXT017W', 'characters'],
		['a wrong check digit of the organisation', '91410800MA9TXT018W', 'organisation'],
		['a wrong check digit of its own', '91410800MA9TXT017X', 'checkDigit']
	])('%s is refused', (_, code, problem) => expect(checkCreditCode(code)).toBe(problem));

	it('betrays every single wrong character', () => {
		const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
		fc.assert(
			fc.property(fc.constantFrom(...ALL), fc.nat(17), fc.constantFrom(...alphabet), (code, at, wrong) => {
				fc.pre(code.charAt(at) !== wrong);
				expect(checkCreditCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeDefined();
			}),
			{ numRuns: 1000 }
		);
	});
});
