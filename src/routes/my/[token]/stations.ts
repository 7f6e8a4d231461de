import type { Speech } from '$lib/i18n/i18n.ts';
import type { Station } from '$lib/ui/Thread.svelte';
import type { Tone } from '$lib/ui/tone.ts';
import type { Zone } from '$lib/ui/zones.ts';
import { shortDayAt, type Progress } from './words.ts';

const WAY = ['dispensing', 'guidance', 'intake', 'approval', 'issuance'] as const satisfies readonly Zone[];

/** In which zone a case is by its status; a withdrawn one stays where it was. */
const AT = {
	prepared: 'guidance',
	draft: 'intake',
	received: 'intake',
	correcting: 'intake',
	refused: 'intake',
	lapsed: 'intake',
	withdrawn: 'intake',
	accepted: 'approval',
	reviewing: 'approval',
	reviewCorrecting: 'approval',
	forwarded: 'approval',
	terminated: 'approval',
	granted: 'issuance',
	denied: 'issuance',
	producing: 'issuance',
	ready: 'issuance',
	delivered: 'issuance'
} as const satisfies Record<Progress['status'], Zone>;

/** From ticket to certificate, as the applicant sees it: what is behind, where it is, what is to come. */
export function stationsOf(i18n: Speech, progress: Progress, tone: Tone): Station[] {
	const { status, receipt, acceptance, decision, deliveredAt } = progress;
	const at = WAY.indexOf(status === 'withdrawn' && acceptance ? 'approval' : AT[status]);
	const over = status === 'delivered';
	const days = {
		dispensing: null,
		guidance: null,
		intake: acceptance?.at ?? receipt?.at ?? null,
		approval: decision?.at ?? null,
		issuance: deliveredAt
	} as const satisfies Record<Zone, number | null>;
	return WAY.map((zone, index) => {
		const day = days[zone];
		return {
			zone,
			label: i18n.t(`phone.station.${zone}`),
			note: day === null ? undefined : shortDayAt(i18n, day),
			state: index < at || over ? 'done' : index === at ? 'here' : 'ahead',
			tone
		};
	});
}

/** The papers that the applicant was given, with their numbers. */
export function papersOf(i18n: Speech, progress: Progress): (readonly [string, string | undefined])[] {
	const { receipt, resubmission, acceptance, decision, result } = progress;
	// The certificate's own number is told where it is handed out; afterwards it is one of the papers.
	const handedOut = result?.status === 'handedOut' ? result : undefined;
	return [
		[i18n.t('phone.case.receipt'), receipt?.number],
		[i18n.t('phone.document.resubmission'), resubmission?.number],
		[i18n.t('phone.document.acceptance'), acceptance?.number],
		[i18n.t('phone.document.decision'), decision?.number],
		[i18n.t('phone.document.result'), handedOut?.number]
	];
}
