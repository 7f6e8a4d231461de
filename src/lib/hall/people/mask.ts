import { normaliseIdentityNumber } from './identity.ts';
import { readPhone } from './phone.ts';

export type PersonalKind = 'name' | 'identity' | 'phone' | 'address' | 'other';

/** Surnames of two characters (复姓) that are met; others show one character, which only hides more. */
const DOUBLE_SURNAMES =
	/^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木|百里|轩辕|长孙|宇文|独孤|南宫)/;

/** Keeps `head` and `tail` characters and puts one star for each between, so that masking twice changes nothing. */
function hide(text: string, head: number, tail = 0): string {
	const all = Array.from(text);
	const hidden = Math.max(0, all.length - head - tail);
	return [...all.slice(0, head), ...'*'.repeat(hidden), ...all.slice(head + hidden)].join('');
}

/**
 * 张三丰 to 张**, 欧阳修 to 欧阳*, John Smith to J*** S****, 阿凡提·买买提 to 阿**·***: the surname, or the first character
 * of each Latin word. A single character is hidden.
 */
export function maskName(text: string): string {
	const name = text.trim();
	if (/^\p{Script=Latin}/u.test(name)) return name.replace(/[^\s·.'-]+/gu, (word) => hide(word, 1));
	const [first = '', ...others] = name.split(/(?=[·•．\s])/u);
	const length = Array.from(first).length;
	const kept = length < 2 ? 0 : length > 2 && DOUBLE_SURNAMES.test(first) ? 2 : 1;
	return hide(first, kept) + others.map((part) => part.replace(/[^·•．\s]/gu, '*')).join('');
}

/** A phone number that is masked already. */
const MASKED_PHONE = /^(?:1[3-9]\d\*{4}\d{4}|0\d{2,3}-\*{5,6}\d{2})$/;

/** 138****5678; of a landline the area code and the last two digits, no extension; whatever else it is, nothing. */
export function maskPhone(text: string): string {
	if (MASKED_PHONE.test(text)) return text;
	const phone = readPhone(text);
	if (phone?.kind === 'mobile') return hide(phone.number, 3, 4);
	return phone ? `${phone.area}-${hide(phone.number, 0, 2)}` : hide(text, 0);
}

/** For staff: hides the birth date (国办函〔2016〕108号), characters 1 to 6 and 15 to 18 stay. */
export function maskIdentityNumber(text: string): string {
	return hideNumber(text, 6);
}

/** For public pages: characters 1 to 3 and the last 4 stay. */
export function maskPublicIdentityNumber(text: string): string {
	return hideNumber(text, 3);
}

/** Old numbers of 15 digits end with their birth date and three more; of other documents only the last two stay. */
function hideNumber(text: string, head: number): string {
	const number = normaliseIdentityNumber(text);
	const { length } = Array.from(number);
	if (length === 18) return hide(number, head, 4);
	if (length === 15) return hide(number, head, 3);
	return hide(number, 0, length > 6 ? 2 : 0);
}

/**
 * To the street: up to the first 路, 街 or 道; without a street the first six characters, at most half. Never a digit, since
 * that may be the house.
 */
export function maskAddress(text: string): string {
	const street = /^[^\d０-９]*?(?:街道|大道|[路街道])/u.exec(text)?.[0];
	if (street !== undefined) return hide(text, Array.from(street).length);
	const start = /^[^\d０-９]{0,6}/u.exec(text)?.[0] ?? '';
	return hide(text, Math.min(Array.from(start).length, Math.floor(Array.from(text).length / 2)));
}

const MASKS = {
	name: maskName,
	identity: maskIdentityNumber,
	phone: maskPhone,
	address: maskAddress,
	/** Nobody knows what is in it, so not even its length is shown. */
	other: () => '****'
} as const satisfies Record<PersonalKind, (text: string) => string>;

/**
 * What of a personal text may be shown to those who may not see all (个人信息保护法 Art. 6 and 51: no more than needed,
 * de-identified). Masks of names, numbers and addresses are as long as what they hide.
 */
export function mask(kind: PersonalKind, text: string): string {
	return MASKS[kind](text);
}
