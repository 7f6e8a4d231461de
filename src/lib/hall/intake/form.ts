import { isDay } from '../calendar/day.ts';
import type { FormField, Item } from '../catalogue/schema.ts';
import type { DeepReadonly } from '../contract.ts';
import { checkCreditCode } from '../people/credit-code.ts';
import { checkIdentityNumber, normaliseIdentityNumber } from '../people/identity.ts';
import { checkPhone } from '../people/phone.ts';
import type { Flaw } from '../refusal.ts';
import type { FormValue } from './rules.ts';

type Check = (value: FormValue, field: DeepReadonly<FormField>) => string | undefined;

const DEFAULT_LENGTH = 200;
/** Money is in fen, and no fee or price in a hall needs more than fifteen digits. */
const LARGEST_MONEY = 999_999_999_999_999;

const asText =
	(check: (text: string) => string | undefined): Check =>
	(value, field) => {
		if (typeof value !== 'string') return 'text-expected';
		if (value.trim() === '') return 'empty';
		if (value.length > (field.maxLength ?? DEFAULT_LENGTH)) return 'too-long';
		return check(value);
	};

const named = (name: string, check: (text: string) => string | undefined) =>
	asText((text) => {
		const problem = check(text);
		return problem && `${name}.${problem}`;
	});

const inRange: Check = (value, field) => {
	if (typeof value !== 'number' || !Number.isFinite(value)) return 'number-expected';
	if (field.min !== undefined && value < field.min) return 'too-small';
	return field.max !== undefined && value > field.max ? 'too-large' : undefined;
};

/** What a value of each kind of field has to be. Problems are codes; the screens have the sentences. */
const CHECKS = {
	text: asText(() => undefined),
	name: asText(() => undefined),
	address: asText(() => undefined),
	number: inRange,
	money: (value, field) =>
		typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_MONEY
			? inRange(value, field)
			: 'money-expected',
	date: asText((text) => (isDay(text) ? undefined : 'date-expected')),
	choice: (value, field) => (field.choices?.some((choice) => choice.id === value) ? undefined : 'not-a-choice'),
	identity: named('identity', (text) => checkIdentityNumber(normaliseIdentityNumber(text))),
	creditCode: named('creditCode', (text) => checkCreditCode(text.trim().toUpperCase())),
	phone: named('phone', checkPhone)
} as const satisfies Record<FormField['type'], Check>;

/** Every flaw of what was filled in, by path; empty when all is well. A null clears its field. */
export function formFlaws(item: DeepReadonly<Item>, form: Readonly<Record<string, FormValue | null>>): Flaw[] {
	const flaws: Flaw[] = [];
	for (const [id, value] of Object.entries(form)) {
		const field = item.form.find((f) => f.id === id);
		const problem = field ? (value === null ? undefined : CHECKS[field.type](value, field)) : 'unknown-field';
		if (problem !== undefined) flaws.push({ path: `form.${id}`, problem });
	}
	return flaws;
}
