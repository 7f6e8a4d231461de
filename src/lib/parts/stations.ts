import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { Station } from '$lib/ui/Thread.svelte';
import type { Tone } from '$lib/ui/tone.ts';
import { ZONE_IDS, type Zone } from '$lib/ui/zone.ts';

/** In which zone a case stands by its status. What has ended stands where it ended. */
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
} as const satisfies Record<CaseStatus, Zone>;

/** Where it waits for somebody outside, or has ended without a result. */
const TONES: Partial<Record<CaseStatus, Tone>> = {
	correcting: 'warn',
	reviewCorrecting: 'warn',
	forwarded: 'waiting',
	refused: 'bad',
	lapsed: 'bad',
	withdrawn: 'neutral',
	denied: 'bad',
	terminated: 'bad'
};

interface Words {
	readonly label: (zone: Zone) => string;
	/** What is told of a station that the case has reached. */
	readonly note?: (zone: Zone) => string | undefined;
	readonly tone?: Tone;
}

/** The thread of a case from ticket to certificate: what is behind, where it is, what is to come. */
export function stationsOf(
	file: { status: CaseStatus; acceptance?: unknown },
	{ label, note, tone }: Words
): Station[] {
	// A case that was withdrawn in review got as far as that.
	const at = ZONE_IDS.indexOf(file.status === 'withdrawn' && file.acceptance ? 'approval' : AT[file.status]);
	const isOver = file.status === 'delivered';
	return ZONE_IDS.map((zone, index) => ({
		zone,
		label: label(zone),
		note: index <= at ? note?.(zone) : undefined,
		state: index < at || isOver ? 'done' : index === at ? 'here' : 'ahead',
		tone: tone ?? TONES[file.status] ?? 'active'
	}));
}
