import type { ViewData } from '$lib/hall/views.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import type { Tone } from '$lib/ui/tone.ts';

export type Progress = ViewData<'progress'>;
export type CaseDate = Progress['dates'][number];

const HALL = { timeZone: 'Asia/Shanghai' } as const;
/** A day is no instant: it is read and shown in the one zone that moves nothing. */
const PLAIN = { timeZone: 'UTC' } as const;

export const dayWords = (i18n: Speech, day: string): string =>
	new Intl.DateTimeFormat(i18n.language, { ...PLAIN, dateStyle: 'long' }).format(Date.parse(day));
export const shortDay = (i18n: Speech, day: string): string =>
	new Intl.DateTimeFormat(i18n.language, { ...PLAIN, month: 'long', day: 'numeric' }).format(Date.parse(day));
export const dayAt = (i18n: Speech, instant: number): string =>
	new Intl.DateTimeFormat(i18n.language, { ...HALL, dateStyle: 'long' }).format(instant);
/** The day of an instant, without its year. */
export const shortDayAt = (i18n: Speech, instant: number): string =>
	new Intl.DateTimeFormat(i18n.language, { ...HALL, month: 'short', day: 'numeric' }).format(instant);

export const TONES = {
	prepared: 'waiting',
	draft: 'neutral',
	received: 'waiting',
	correcting: 'warn',
	refused: 'bad',
	lapsed: 'bad',
	withdrawn: 'neutral',
	accepted: 'active',
	reviewing: 'active',
	reviewCorrecting: 'warn',
	forwarded: 'active',
	granted: 'active',
	denied: 'bad',
	terminated: 'bad',
	producing: 'active',
	ready: 'good',
	delivered: 'good'
} as const satisfies Record<Progress['status'], Tone>;

/** What the applicant will hold in hand: the item's result, or the written denial. */
export const resultName = (i18n: Speech, { result, decision, item }: Progress): string =>
	result?.kind === 'denial' || decision?.outcome === 'deny' ? i18n.t('phone.result.denial') : i18n.say(item.result);

export const happensNow = (i18n: Speech, progress: Progress): string =>
	i18n.t(`phone.now.${progress.status}`, {
		result: resultName(i18n, progress),
		authority: progress.forwarding?.to ?? ''
	});

/** What the applicant has to do now; mostly nothing, and that is said too. */
export function toDo(i18n: Speech, progress: Progress): string {
	const { status, notice, reviewNotice, refusal, collectAt, dates } = progress;
	const until = (asked: typeof notice | typeof reviewNotice) => (asked ? dayWords(i18n, asked.correction.due) : '');
	const due = (kind: CaseDate['deadline']['kind']) => {
		const day = dates.find(({ deadline }) => deadline.kind === kind)?.deadline.due;
		return day === undefined ? undefined : dayWords(i18n, day);
	};
	switch (status) {
		case 'received':
			return i18n.t('phone.do.received', { day: due('notification') ?? '' });
		case 'correcting':
			return i18n.t('phone.do.correcting', { day: until(notice) });
		case 'reviewCorrecting':
			return i18n.t('phone.do.reviewCorrecting', { day: until(reviewNotice) });
		case 'refused':
			return refusal?.properAuthority
				? i18n.t('phone.do.authority', { authority: refusal.properAuthority })
				: i18n.t('phone.do.refused');
		case 'accepted':
		case 'reviewing': {
			const day = due('promised');
			return day === undefined ? i18n.t('phone.do.nothing') : i18n.t('phone.do.promised', { day });
		}
		case 'ready':
			return collectAt ? i18n.t('phone.do.ready', { place: i18n.say(collectAt) }) : i18n.t('phone.do.readyAnywhere');
		case 'forwarded':
		case 'granted':
		case 'producing':
			return i18n.t('phone.do.nothing');
		case 'prepared':
		case 'draft':
		case 'lapsed':
		case 'withdrawn':
		case 'denied':
		case 'terminated':
		case 'delivered':
			return i18n.t(`phone.do.${status}`);
	}
}
