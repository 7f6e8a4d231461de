export type PhoneProblem = 'characters' | 'number';

const MOBILE = /^1[3-9]\d{9}$/;
/** Area code (010, 02x, 0xxx), seven or eight digits, and the extension, if any. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})(?:(?:-|转)(\d{1,6}))?$/;

export type PhoneParts =
	| { readonly kind: 'mobile'; readonly number: string }
	| { readonly kind: 'landline'; readonly area: string; readonly number: string; readonly extension: string };

/** Reads a number as people write it: with spaces, hyphens, brackets or +86. Undefined if it is no phone number. */
export function readPhone(text: string): PhoneParts | undefined {
	const tidy = text
		.normalize('NFKC')
		.replace(/[\s()]/g, '')
		.replace(/^(?:\+|00)?86-?/, '');
	const digits = tidy.replace(/-/g, '');
	if (MOBILE.test(digits)) return { kind: 'mobile', number: digits };
	const [, area, number, extension = ''] = LANDLINE.exec(tidy.replace(/^(0\d{2,3})-/, '$1')) ?? [];
	return area !== undefined && number !== undefined ? { kind: 'landline', area, number, extension } : undefined;
}

/**
 * What is wrong with a phone number at which the hall reaches an applicant, or undefined: a mainland mobile (1[3-9] and
 * nine digits) or a landline with its area code, with or without extension. Tolerant in writing, strict in digits; numbering
 * plan and registration are not checked.
 */
export function checkPhone(text: string): PhoneProblem | undefined {
	if (/[^\d\s()+\-转]/.test(text.normalize('NFKC'))) return 'characters';
	return readPhone(text) ? undefined : 'number';
}
