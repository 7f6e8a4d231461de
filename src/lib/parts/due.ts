import type { ViewData } from '$lib/hall/views.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import type { Tone } from '$lib/ui/tone.ts';
import { shortDayWords } from './words.ts';

export type CaseDate = ViewData<'case'>['dates'][number];
interface Stand {
	words: string;
	tone: Tone;
}

/** How a running date stands: in words and in the tone of its pill. `left` is in working days, negative when late. */
export function leftWords(i18n: Speech, left: number): Stand {
	if (left < 0) return { words: i18n.t(left === -1 ? 'date.over.one' : 'date.over', { n: -left }), tone: 'bad' };
	if (left === 0) return { words: i18n.t('date.today'), tone: 'warn' };
	if (left === 1) return { words: i18n.t('date.left.one', { n: left }), tone: 'warn' };
	return { words: i18n.t('date.left', { n: left }), tone: 'neutral' };
}

export function standOf(i18n: Speech, { deadline, remaining, doneOn }: CaseDate): Stand {
	if (doneOn !== null)
		return { words: i18n.t('date.done', { day: shortDayWords(i18n.language, doneOn) }), tone: 'good' };
	return deadline.running ? leftWords(i18n, remaining) : { words: i18n.t('date.stopped'), tone: 'waiting' };
}

type Limit = Pick<CaseDate['deadline']['limit'], 'value' | 'unit'>;

export const limitWords = (i18n: Speech, { value, unit }: Limit): string =>
	value === 0 ? i18n.t('limit.immediate') : i18n.t(`limit.${unit}`, { n: value });
