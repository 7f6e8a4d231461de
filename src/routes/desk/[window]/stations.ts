import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import type { Station } from '$lib/ui/Thread.svelte';
import type { Tone } from '$lib/ui/tone.ts';
import { ZONES, type Zone } from '$lib/ui/zones.ts';

interface Stand {
	zone: Zone;
	tone?: Tone;
}

/** At which of the five stations a case stands. What was ended stands where it ended. */
const STANDS = {
	prepared: { zone: 'guidance' },
	draft: { zone: 'intake' },
	received: { zone: 'intake' },
	correcting: { zone: 'intake', tone: 'warn' },
	refused: { zone: 'intake', tone: 'bad' },
	lapsed: { zone: 'intake', tone: 'bad' },
	withdrawn: { zone: 'intake', tone: 'bad' },
	accepted: { zone: 'approval' },
	reviewing: { zone: 'approval' },
	reviewCorrecting: { zone: 'approval', tone: 'warn' },
	forwarded: { zone: 'approval', tone: 'waiting' },
	denied: { zone: 'approval', tone: 'bad' },
	terminated: { zone: 'approval', tone: 'bad' },
	granted: { zone: 'issuance' },
	producing: { zone: 'issuance' },
	ready: { zone: 'issuance' },
	delivered: { zone: 'issuance', tone: 'good' }
} as const satisfies Record<CaseStatus, Stand>;

/** The thread of a case from its ticket to its certificate. */
export function stationsOf(i18n: Speech, status: CaseStatus): Station[] {
	const stand: Stand = STANDS[status];
	const at = ZONES.findIndex(({ id }) => id === stand.zone);
	return ZONES.map(({ id }, index) => {
		const label = i18n.t(`desk.station.${id}`);
		if (index !== at) return { zone: id, label, state: index < at ? 'done' : 'ahead' };
		return status === 'delivered'
			? { zone: id, label, state: 'done' }
			: { zone: id, label, state: 'here', tone: stand.tone };
	});
}
