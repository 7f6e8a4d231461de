import { z } from 'zod';
import { isStrongPassword } from '../access/rules.ts';
import type { Sealed } from '../contract.ts';
import { checkCreditCode } from './credit-code.ts';
import { checkIdentityNumber, normaliseIdentityNumber } from './identity.ts';
import type { PersonalKind } from './mask.ts';
import { checkPhone } from './phone.ts';

/** Marks a schema's field as personal data: the door seals it after it was checked in the clear. */
export const personal = z.registry<{ kind: PersonalKind }>();

/** A personal text in the clear. Behind the door its place holds a `Sealed`. */
export type Personal = string & z.core.$brand<'personal'>;

/** What must never be written down as it was typed: a new password becomes its hash, a present one a proof. */
export const passwords = z.registry<{ becomes: 'hash' | 'proof' }>();
export type Proven = string & z.core.$brand<'proof'>;
/** Says which stored hash a typed password was compared with, and whether it fit. */
export interface Proof {
	readonly against: string;
	readonly fits: boolean;
}

/** The type of a payload behind the door: the same shape, with every personal text sealed. */
export type Behind<T> = T extends Personal
	? Sealed
	: T extends Proven
		? Proof
		: T extends readonly (infer I)[]
			? Behind<I>[]
			: T extends object
				? { [K in keyof T]: Behind<T[K]> }
				: T;

/** A password that somebody chooses: at least ten characters of three kinds. Behind the door: its scrypt hash. */
export const newPassword = () => {
	const schema = z.string().max(200).refine(isStrongPassword, 'password.weak');
	passwords.add(schema, { becomes: 'hash' });
	return schema;
};
/** A password that somebody claims to know. Behind the door: a proof. */
export const knownPassword = () => {
	const schema = z.string().min(1).max(200).brand<'proof'>();
	passwords.add(schema, { becomes: 'proof' });
	return schema;
};

const branded = <S extends z.ZodType<string>>(schema: S, kind: PersonalKind) => {
	const marked = schema.brand<'personal'>();
	personal.add(marked, { kind });
	return marked;
};

/** An identity number by GB 11643: digits, check digit and a real date. */
export const identityNumber = () =>
	branded(
		z
			.string()
			.max(24)
			.transform(normaliseIdentityNumber)
			.superRefine((text, context) => {
				const problem = checkIdentityNumber(text);
				if (problem) context.addIssue({ code: 'custom', message: `identity.${problem}` });
			}),
		'identity'
	);
export const personName = () => branded(z.string().trim().min(1).max(50), 'name');
export const phoneNumber = () =>
	branded(
		z
			.string()
			.trim()
			.max(20)
			.superRefine((text, context) => {
				const problem = checkPhone(text);
				if (problem) context.addIssue({ code: 'custom', message: `phone.${problem}` });
			}),
		'phone'
	);
export const creditCode = () =>
	z
		.string()
		.trim()
		.toUpperCase()
		.max(24)
		.superRefine((text, context) => {
			const problem = checkCreditCode(text);
			if (problem) context.addIssue({ code: 'custom', message: `creditCode.${problem}` });
		});
