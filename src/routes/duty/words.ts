import type { Speech } from '$lib/i18n/i18n.ts';
import type { Duty } from './open.ts';

/** Up to here minutes alone are read faster, and take less room. */
const MINUTES_ALONE = 100;

/** 12 分钟; 1 时 45 分: how long something has lasted, at a glance. */
export function spanWords(i18n: Speech, ms: number): string {
	const minutes = Math.max(0, Math.floor(ms / 60_000));
	if (minutes < MINUTES_ALONE) return i18n.t('duty.minutes', { n: minutes });
	return i18n.t('duty.hoursLong', { h: Math.floor(minutes / 60), n: minutes % 60 });
}

/** A zone as this hall's own papers call it. */
export const zoneWords = (i18n: Speech, { zones }: Pick<Duty, 'zones'>, zone: 'approval' | 'dispensing'): string =>
	i18n.say(zones.find(({ kind }) => kind === zone)?.name) || i18n.t(`duty.zone.${zone}`);

/** How long whoever comes now waits, as it stands in a column of minutes. */
export const estimateWords = (i18n: Speech, minutes: number): string =>
	minutes === 0 ? i18n.t('minutes.noWait') : i18n.t('duty.minutes', { n: minutes });
