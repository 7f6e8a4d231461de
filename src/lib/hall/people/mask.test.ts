import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mask, maskPublicIdentityNumber, type PersonalKind } from './mask.ts';

const KINDS = ['name', 'identity', 'phone', 'address', 'other'] as const satisfies readonly PersonalKind[];

const identityNumbers = fc.stringMatching(/^\d{17}[\dX]$/);

describe('a mask', () => {
	test.each([
		['name', '张三', '张*'],
		['name', '张三丰', '张**'],
		['name', ' 张三丰 ', '张**'],
		['name', '欧阳修', '欧阳*'],
		['name', '欧阳', '欧*'],
		['name', '诸葛孔明', '诸葛**'],
		['name', '𠮷田一郎', '𠮷***'],
		['name', '张', '*'],
		['name', '', ''],
		['name', '阿凡提·买买提', '阿**·***'],
		['name', 'John Smith', 'J*** S****'],
		['name', "Seán O'Neil", "S*** O'N***"],
		['name', 'Иван Иванов', 'И*** ******'],
		['phone', '13812345678', '138****5678'],
		['phone', '+86 138-1234-5678', '138****5678'],
		['phone', '0391-3568888', '0391-*****88'],
		['phone', '010-62345678-801', '010-******78'],
		['phone', '3568888', '*******'],
		['identity', '41089919900101001X', '410899********001X'],
		['identity', '410899 19900101 001x', '410899********001X'],
		['identity', '410899900101001', '410899******001'],
		['identity', 'E12345678', '*******78'],
		['identity', '12345', '*****'],
		['address', '河南省焦作市山阳区人民路889号院3号楼', '河南省焦作市山阳区人民路********'],
		['address', '山阳区定和街道丰收社区2号', '山阳区定和街道******'],
		['address', '中站区龙翔办王封村12号', '中站区龙翔办******'],
		['address', '阳光小区3号', '阳光小***'],
		['address', '3号楼人民路', '******'],
		['address', '', ''],
		['other', '任何内容', '****']
	] as const)('of the %s %j is %j', (kind, text, masked) => expect(mask(kind, text)).toBe(masked));

	test.each([
		['41089919900101001X', '410***********001X'],
		['410899900101001', '410*********001'],
		['E12345678', '*******78']
	])('of the identity number %s on a public page is %s', (number, masked) =>
		expect(maskPublicIdentityNumber(number)).toBe(masked)
	);

	it('never shows a birth date', () => {
		fc.assert(
			fc.property(identityNumbers, (number) => {
				expect(mask('identity', number)).toBe(`${number.slice(0, 6)}********${number.slice(14)}`);
				expect(maskPublicIdentityNumber(number)).toBe(`${number.slice(0, 3)}***********${number.slice(14)}`);
			})
		);
	});

	it('never shows the middle of a mobile number', () => {
		fc.assert(
			fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String), (number) => {
				expect(mask('phone', number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`);
			})
		);
	});

	it('never shows a given name', () => {
		const name = fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 2, maxLength: 6 });
		fc.assert(
			fc.property(name, (characters) => {
				expect(mask('name', String.fromCodePoint(...characters))).toMatch(/^.{1,2}\*+$/u);
			})
		);
	});

	it('never shows a digit of an address', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'焦作市人民路街道号楼0123456789') }), (address) => {
				expect(mask('address', address)).not.toMatch(/\d/);
			})
		);
	});

	it('changes nothing when it is masked again', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			identityNumbers,
			fc.constantFrom('0391-3568888', '13812345678')
		);
		fc.assert(
			fc.property(fc.constantFrom(...KINDS), texts, (kind, text) => {
				const once = mask(kind, text);
				expect(mask(kind, once)).toBe(once);
			}),
			{ numRuns: 500, examples: [['identity', '!ਲ਼ᾀÈ˛']] }
		);
	});
});
