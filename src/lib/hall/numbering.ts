import type { DeepReadonly } from './contract.ts';

/**
 * Gap-free numbers. The hall decides one command after another, so the next number is simply one more than the last;
 * it is written into the event and taken over from there. A number is only given in the event that uses it: a refused
 * command leaves no gap. A counter starts again at 1 with each period (a day, a year).
 */
export type Counters = Record<string, { period: string; last: number }>;
export interface Counted {
	readonly counter: string;
	readonly period: string;
	readonly n: number;
}

export function count(counters: DeepReadonly<Counters>, counter: string, period: string): Counted {
	const known = Object.hasOwn(counters, counter) ? counters[counter] : undefined;
	return { counter, period, n: known?.period === period ? known.last + 1 : 1 };
}

export function keepCount(counters: Counters, counted: readonly Counted[]): void {
	for (const { counter, period, n } of counted) counters[counter] = { period, last: n };
}

/** 机关代字〔年〕序号: 焦自然资受〔2026〕12号 */
export const documentNumber = (words: string, year: string, n: number): string => `${words}〔${year}〕${n}号`;

/** SJ-20261121-0001: what people read to each other. */
export const shortNumber = (letters: string, day: string, n: number): string =>
	`${letters}-${day.replaceAll('-', '')}-${String(n).padStart(4, '0')}`;

/** 办件编号, 43 characters: the item's 31-character code, the day, and the day's sequence of that item. */
export const caseNumber = (taskCode: string, day: string, n: number): string =>
	taskCode + day.replaceAll('-', '') + String(n).padStart(4, '0');
