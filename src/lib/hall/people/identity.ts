import { isDay, type Day } from '../calendar/day.ts';
import { weightedSum } from './weights.ts';

export type IdentityProblem = 'length' | 'characters' | 'date' | 'checkDigit';

const LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
/** The check digit by the weighted sum mod 11. */
const CHECK_DIGITS = '10X98765432';

/** The one form in which a number is checked, kept and looked up: half-width, no spaces, capital X. */
export function normaliseIdentityNumber(text: string): string {
	// Once more at the end: without the space between them two signs may become one.
	return text.normalize('NFKC').toUpperCase().replace(/\s/g, '').normalize('NFKC');
}

/**
 * What is wrong with a normalised identity number (GB 11643), or undefined: 17 digits and a check digit, with a real
 * birth date that is not after `today`, where that is given. Whether the region exists is not checked: old regions stay
 * in numbers for life.
 */
export function checkIdentityNumber(text: string, today?: Day): IdentityProblem | undefined {
	if (text.length !== LENGTH) return 'length';
	if (!/^\d{17}[\dX]$/.test(text)) return 'characters';
	const born = birthDay(text);
	if (!isDay(born) || (today !== undefined && born > today)) return 'date';
	return text.endsWith(checkDigit(text)) ? undefined : 'checkDigit';
}

/** The birth date inside an identity number that was found right. */
export function birthDay(number: string): Day {
	return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** The check digit that belongs to the first 17 digits. */
export function checkDigit(number: string): string {
	const digits = Array.from(number.slice(0, LENGTH - 1), Number);
	return CHECK_DIGITS.charAt(weightedSum(digits, WEIGHTS) % CHECK_DIGITS.length);
}
