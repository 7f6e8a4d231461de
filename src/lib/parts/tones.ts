import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { TicketStatus } from '$lib/hall/ticketing/rules.ts';
import type { Tone } from '$lib/ui/tone.ts';

export const TICKET_TONES = {
	waiting: 'waiting',
	called: 'warn',
	serving: 'active',
	held: 'warn',
	missed: 'neutral',
	done: 'good',
	abandoned: 'neutral',
	expired: 'neutral'
} as const satisfies Record<TicketStatus, Tone>;

export const CASE_TONES = {
	prepared: 'neutral',
	draft: 'neutral',
	received: 'waiting',
	correcting: 'warn',
	refused: 'bad',
	lapsed: 'bad',
	withdrawn: 'neutral',
	accepted: 'active',
	reviewing: 'active',
	reviewCorrecting: 'warn',
	forwarded: 'waiting',
	granted: 'good',
	denied: 'bad',
	terminated: 'bad',
	producing: 'active',
	ready: 'waiting',
	delivered: 'good'
} as const satisfies Record<CaseStatus, Tone>;
