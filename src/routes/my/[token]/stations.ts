import type { Speech } from '$lib/i18n/i18n.ts';
import { stationsOf as standsOf } from '$lib/parts/stations.ts';
import type { Station } from '$lib/ui/Thread.svelte';
import type { Tone } from '$lib/ui/tone.ts';
import type { Zone } from '$lib/ui/zone.ts';
import { shortDayAt, type Progress } from './words.ts';

/** From ticket to certificate, as the applicant sees it, with the days of what is behind. */
export function stationsOf(i18n: Speech, progress: Progress, tone: Tone): Station[] {
	const { receipt, acceptance, decision, deliveredAt } = progress;
	const days: Partial<Record<Zone, number | null>> = {
		intake: acceptance?.at ?? receipt?.at ?? null,
		approval: decision?.at ?? null,
		issuance: deliveredAt
	};
	const note = (zone: Zone) => {
		const day = days[zone];
		return day ? shortDayAt(i18n, day) : undefined;
	};
	return standsOf(progress, { label: (zone) => i18n.t(`phone.station.${zone}`), note, tone });
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
