import type { Speech } from '$lib/i18n/i18n.ts';
import type { Duty } from './open.ts';

/** 均 4.2 · 中 4 · 九成 9: in minutes; a dash while there is nothing to measure. */
export function spreadWords(i18n: Speech, spread: Duty['wait']): string {
	if (!spread || spread.mean === null) return i18n.t('duty.nothing');
	return i18n.t('duty.spread', { mean: spread.mean, p50: spread.p50 ?? '', p90: spread.p90 ?? '' });
}

/** The same for a narrow cell under a head that says what is what. */
export function spreadFigures(i18n: Speech, spread: Duty['wait']): string {
	if (!spread || spread.mean === null) return i18n.t('duty.nothing');
	return `${spread.mean} / ${spread.p50 ?? ''} / ${spread.p90 ?? ''}`;
}

/** 12 分钟; 1 小时 5 分钟: how long something has lasted, at a glance. */
export function spanWords(i18n: Speech, ms: number): string {
	const minutes = Math.max(0, Math.floor(ms / 60_000));
	const hours = Math.floor(minutes / 60);
	return hours === 0 ? i18n.t('duty.minutes', { n: minutes }) : i18n.t('duty.hoursLong', { h: hours, n: minutes % 60 });
}
