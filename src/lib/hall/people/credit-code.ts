import { weightedSum } from './weights.ts';

export type CreditCodeProblem = 'length' | 'characters' | 'organisation' | 'checkDigit';

const LENGTH = 18;
/** GB 32100: no I, O, S, V and Z. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^i mod 31 */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ORGANISATION_CHECK_DIGITS = '0123456789X';

/**
 * What is wrong with a unified social credit code (统一社会信用代码, GB 32100, capitals), or undefined. Characters 3 to 8
 * are the registering region's digits; characters 9 to 17 are the organisation code with a check digit of its own
 * (GB 11714), named `organisation`.
 */
export function checkCreditCode(text: string): CreditCodeProblem | undefined {
	if (text.length !== LENGTH) return 'length';
	if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return 'characters';
	if (text.charAt(16) !== organisationCheckDigit(text.slice(8, 16))) return 'organisation';
	return text.charAt(17) === checkDigit(text.slice(0, 17)) ? undefined : 'checkDigit';
}

function checkDigit(body: string): string {
	const values = Array.from(body, (character) => ALPHABET.indexOf(character));
	return ALPHABET.charAt((31 - (weightedSum(values, WEIGHTS) % 31)) % 31);
}

/** GB 11714 counts A to Z as 10 to 35, all of them: not the values of GB 32100. */
function organisationCheckDigit(body: string): string {
	const values = Array.from(body, (character) => Number.parseInt(character, 36));
	return ORGANISATION_CHECK_DIGITS.charAt((11 - (weightedSum(values, ORGANISATION_WEIGHTS) % 11)) % 11);
}
