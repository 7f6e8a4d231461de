import type { Speech } from '$lib/i18n/i18n.ts';

/** From so many minutes on, people count in hours. */
const HOURS_FROM = 120;

/** How long somebody waits: with a window free not at all, with none open nobody can say. */
export function wait(i18n: Speech, minutes: number | null): string {
	if (minutes === null) return i18n.t('minutes.none');
	if (minutes >= HOURS_FROM) return i18n.t('kiosk.hours', { n: Math.round(minutes / 30) / 2 });
	return minutes === 0 ? i18n.t('minutes.noWait') : i18n.t('minutes', { n: minutes });
}

/** The groups in which a card shows it to the eye: region, year, month and day, the rest. */
export const grouped = (number: string): string =>
	[number.slice(0, 6), number.slice(6, 10), number.slice(10, 14), number.slice(14)].filter(Boolean).join(' ');

/** As many as two lines of a card hold, in large print too, in Chinese characters; Latin ones are half as wide. */
const ROOM = 21;

/** The first matters of a queue, without what stands in brackets, and no more of them than can be read whole. */
export function examples(i18n: Speech, names: readonly string[]): string {
	const room = i18n.language === 'en' ? 2 * ROOM : ROOM;
	return names
		.map((name) => name.replace(/\s*[（(][^）)]*[）)]/g, ''))
		.reduce((said, name) => {
			const more = said && said + i18n.t('kiosk.and') + name;
			return more.length > room ? said : more || name;
		}, '');
}
