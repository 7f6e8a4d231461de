import { isDay } from '$lib/hall/calendar/day.ts';
import type { FormField } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import type { FormValue } from '$lib/hall/intake/rules.ts';

type Field = DeepReadonly<FormField>;

/** What was typed as the hall keeps it: a value, null for an emptied field, or the code of what is wrong with it. */
export type Read = { value: FormValue | null } | { problem: string };

/** Digits as people type them: full-width ones, with separators for thousands. */
const tidy = (text: string) => text.normalize('NFKC').replace(/[\s,¥]/g, '');

/** Money is kept in fen and typed in yuan; fractions of binary numbers never come near it. */
export function readMoney(text: string): number | undefined {
	const [, yuan, fen = ''] = /^(\d{1,13})(?:\.(\d{0,2}))?$/.exec(tidy(text)) ?? [];
	return yuan === undefined ? undefined : Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
}

/** 1234567 fen to 12345.67 */
export const moneyText = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

function readNumber(text: string): number | undefined {
	const number = /^-?\d+(?:\.\d+)?$/.test(tidy(text)) ? Number(tidy(text)) : Number.NaN;
	return Number.isFinite(number) ? number : undefined;
}

/** 20261120, 2026.11.20 and 2026年11月20日 are all 2026-11-20; the same on every keyboard, whatever its browser speaks. */
function readDate(text: string): string | undefined {
	const [, year, month = '', day = ''] = /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(tidy(text)) ?? [];
	const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return year !== undefined && isDay(found) ? found : undefined;
}

export function readField(field: Field, text: string): Read {
	if (text.trim() === '') return { value: null };
	if (field.type === 'date') {
		const value = readDate(text);
		return value === undefined ? { problem: 'date-expected' } : { value };
	}
	if (field.type === 'money') {
		const value = readMoney(text);
		return value === undefined ? { problem: 'money-expected' } : { value };
	}
	if (field.type === 'number') {
		const value = readNumber(text);
		return value === undefined ? { problem: 'number-expected' } : { value };
	}
	return { value: text.trim() };
}

/** A kept value as it stands in its field. */
export function fieldText(field: Field, value: FormValue | undefined): string {
	if (value === undefined) return '';
	return field.type === 'money' && typeof value === 'number' ? moneyText(value) : String(value);
}
