import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../calendar/day.ts';
import { birthDay, checkDigit, checkIdentityNumber, normaliseIdentityNumber } from './identity.ts';

const TODAY = '2026-11-20';

/** Valid numbers of the unassigned region 410899, so that no real person is hit. */
const identityNumbers = fc
	.tuple(fc.integer({ min: 0, max: 36_500 }), fc.integer({ min: 0, max: 999 }))
	.map(([age, sequence]) => {
		const body = `410899${addDays(TODAY, -age).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
		return body + checkDigit(body);
	});

describe('an identity number (GB 11643)', () => {
	test.each([
		'11010519491231002X',
		'440524188001010014',
		'41089919900101001X',
		'410899198506300026',
		'410899197211120138',
		'410899200001010197',
		'410899195812310886',
		'410899200402290775'
	])('%s is right', (number) => expect(checkIdentityNumber(number, TODAY)).toBeUndefined());

	test.each([
		['a number with a right check digit and an impossible date', '410899200102291012', 'date'],
		['month 13', '410899199013010014', 'date'],
		['a wrong check digit', '410899199001010011', 'checkDigit'],
		['seventeen digits', '41089919900101001', 'length'],
		['an old number of fifteen digits', '410899900101001', 'length'],
		['nothing', '', 'length'],
		['a letter within', '4108991990O101001X', 'characters'],
		['an X before the end', '4108991990010100X1', 'characters'],
		['a small x that nobody normalised', '41089919900101001x', 'characters']
	])('%s is refused', (_, number, problem) => expect(checkIdentityNumber(number, TODAY)).toBe(problem));

	it('may be of someone born today, not of someone born tomorrow', () => {
		expect(checkIdentityNumber('410899200402290775', '2004-02-29')).toBeUndefined();
		expect(checkIdentityNumber('410899200402290775', '2004-02-28')).toBe('date');
	});

	it('is checked without a day where none is known', () =>
		expect(checkIdentityNumber('410899200402290775')).toBeUndefined());

	it('is normalised from small x, full-width digits and spaces', () => {
		expect(normaliseIdentityNumber(' 410899 19900101 001x ')).toBe('41089919900101001X');
		expect(normaliseIdentityNumber('４１０８９９１９９００１０１００１Ｘ')).toBe('41089919900101001X');
	});

	it('tells the birth date', () => expect(birthDay('410899200402290775')).toBe('2004-02-29'));

	it('betrays every single wrong character', () => {
		const mistakes = fc.tuple(identityNumbers, fc.nat(17), fc.constantFrom(...'0123456789X'));
		fc.assert(
			fc.property(mistakes, ([number, at, wrong]) => {
				fc.pre(number.charAt(at) !== wrong);
				expect(checkIdentityNumber(number, TODAY)).toBeUndefined();
				expect(checkIdentityNumber(number.slice(0, at) + wrong + number.slice(at + 1), TODAY)).toBeDefined();
			}),
			{ numRuns: 1000 }
		);
	});
});
