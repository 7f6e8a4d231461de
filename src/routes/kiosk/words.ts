import type { Speech } from '$lib/i18n/i18n.ts';

/** How long somebody waits: with a window free not at all, with none open nobody can say. */
export function wait(i18n: Speech, minutes: number | null): string {
	if (minutes === null) return i18n.t('minutes.none');
	return minutes === 0 ? i18n.t('kiosk.noWait') : i18n.t('minutes', { n: minutes });
}

/** The groups in which a card shows it to the eye: region, year, month and day, the rest. */
export const grouped = (number: string): string =>
	[number.slice(0, 6), number.slice(6, 10), number.slice(10, 14), number.slice(14)].filter(Boolean).join(' ');
