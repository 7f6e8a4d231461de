import type { Speech } from '$lib/i18n/i18n.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

/** From so many minutes on, people count in hours. */
const HOURS_FROM = 120;

/** How long somebody waits; `none` is what is said where they do not wait at all. */
export function wait(i18n: Speech, minutes: number | null, none: MessageKey): string {
	if (minutes === null) return i18n.t('minutes.none');
	if (minutes >= HOURS_FROM) return i18n.t('phone.hours', { n: Math.round(minutes / 30) / 2 });
	return minutes === 0 ? i18n.t(none) : i18n.t('minutes', { n: minutes });
}

/** What stands before and after the one word of a message that is shown bigger than the rest. */
export function around(i18n: Speech, key: MessageKey, word: string): readonly [string, string] {
	const [before = '', after = ''] = i18n.t(key, { [word]: '\n' }).split('\n');
	return [before, after];
}
