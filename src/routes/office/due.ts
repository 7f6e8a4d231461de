import type { Speech } from '$lib/i18n/i18n.ts';
import type { Tone } from '$lib/ui/tone.ts';

/** How a date stands: in words and in the tone of its pill. `left` is in working days, negative when late. */
export function leftWords(i18n: Speech, left: number): { words: string; tone: Tone } {
	if (left < 0) return { words: i18n.t('date.over', { n: -left }), tone: 'bad' };
	if (left === 0) return { words: i18n.t('date.today'), tone: 'warn' };
	return { words: i18n.t('date.left', { n: left }), tone: left === 1 ? 'warn' : 'neutral' };
}
