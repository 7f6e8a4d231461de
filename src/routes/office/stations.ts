import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import { shortDayWords, shortMomentWords } from '$lib/parts/words.ts';
import type { Station } from '$lib/ui/Thread.svelte';
import type { Tone } from '$lib/ui/tone.ts';

type File = ViewData<'case'>;

/** At which of the five stations a case is, by its status; 5: it has passed them all. */
const AT = {
	prepared: 1,
	draft: 2,
	received: 2,
	correcting: 2,
	refused: 2,
	lapsed: 2,
	withdrawn: 2,
	accepted: 3,
	reviewing: 3,
	reviewCorrecting: 3,
	forwarded: 3,
	terminated: 3,
	granted: 4,
	denied: 4,
	producing: 4,
	ready: 4,
	delivered: 5
} as const satisfies Record<CaseStatus, number>;

const TONES: Partial<Record<CaseStatus, Tone>> = {
	correcting: 'warn',
	reviewCorrecting: 'warn',
	forwarded: 'waiting',
	refused: 'bad',
	lapsed: 'bad',
	withdrawn: 'neutral',
	terminated: 'bad'
};

/** The thread of a case from ticket to certificate, with what was done at each station. */
export function stationsOf(i18n: Speech, file: Pick<File, 'status'> & Partial<File>): Station[] {
	// A case that was withdrawn in review got as far as that.
	const at = file.status === 'withdrawn' && file.acceptance ? 3 : AT[file.status];
	const day = (at: number | null | undefined) => (at ? shortMomentWords(i18n.language, at) : undefined);
	const decided = file.decision && shortDayWords(i18n.language, file.decision.day);
	const notes = [
		file.windowName ? i18n.t('office.at.window', { window: file.windowName }) : undefined,
		file.adviserName ?? undefined,
		day(file.acceptance?.at ?? file.receipt?.at),
		decided ?? undefined,
		day(file.deliveredAt)
	];
	const zones = ['dispensing', 'guidance', 'intake', 'approval', 'issuance'] as const;
	return zones.map((zone, index) => ({
		zone,
		label: i18n.t(`office.station.${zone}`),
		note: index <= at ? notes[index] : undefined,
		state: index < at ? 'done' : index === at ? 'here' : 'ahead',
		tone: TONES[file.status] ?? 'active'
	}));
}
