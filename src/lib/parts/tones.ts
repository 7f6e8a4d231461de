import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { TicketStatus } from '$lib/hall/ticketing/rules.ts';
import type { Tone } from '$lib/ui/tone.ts';

export const TICKET_TONES = {
	waiting: 'waiting',
	called: 'warn',
	serving: 'active',
	missed: 'neutral',
	done: 'good',
	expired: 'neutral'
} as const satisfies Record<TicketStatus, Tone>;

export const CASE_TONES = {
	draft: 'neutral',
	received: 'waiting',
	correcting: 'warn',
	refused: 'bad',
	lapsed: 'bad',
	accepted: 'active',
	reviewing: 'active',
	granted: 'good',
	denied: 'bad',
	producing: 'active',
	ready: 'waiting',
	delivered: 'good'
} as const satisfies Record<CaseStatus, Tone>;
