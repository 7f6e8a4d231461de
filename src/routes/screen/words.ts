import type { Speech } from '$lib/i18n/i18n.ts';
import { ems } from './legible.ts';

/** Most windows are called by a number, `01` or `A12`; some by a whole name, which already says that it is a window. */
export const isShort = (window: string): boolean => ems(window) <= 3;

export const windowName = (i18n: Speech, window: string): string =>
	isShort(window) ? i18n.t('screen.windowName', { window }) : window;

export const goTo = (i18n: Speech, window: string): string =>
	i18n.t(isShort(window) ? 'screen.goto' : 'screen.goto.named', { window });

/** Digit by digit, and window 01 as one: as people say it. */
export const spoken = (i18n: Speech, { number, window }: { number: string; window: string }): string =>
	i18n.t(isShort(window) ? 'screen.spoken' : 'screen.spoken.named', {
		number: Array.from(number).join(' '),
		window: window.replace(/^0+(?=\d)/, '')
	});

/** What whoever comes now has to wait. */
export function wait(i18n: Speech, minutes: number | null): string {
	if (minutes === null) return i18n.t('minutes.none');
	return minutes === 0 ? i18n.t('minutes.noWait') : i18n.t('minutes', { n: minutes });
}
