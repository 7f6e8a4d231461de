import type { Day } from '../calendar/day.ts';
import type { Sealed } from '../contract.ts';
import type { Counted } from '../numbering.ts';
import type { MessageKind, MessageStatus } from './rules.ts';

export type IssuanceEvent =
	| {
			type: 'result.produced';
			v: 1;
			result: string;
			case: string;
			/** the certificate of a grant, or the written decision of a denial: both are served here */
			kind: 'certificate' | 'denial';
			number: string;
			day: Day;
			counted: Counted[];
	  }
	| { type: 'result.shelved'; v: 1; result: string; case: string; slot: string; code: string }
	| {
			type: 'result.handedOut';
			v: 1;
			result: string;
			case: string;
			recipient: 'applicant' | 'agent';
			identity: Sealed;
			staff: string;
	  }
	/** It stands on the shelf for so long that the duty manager has to know. */
	| { type: 'result.unclaimed'; v: 1; result: string; case: string }
	/** `reminder`: which of the hall's reminders it is, from 1; 0 is the first word that the result is ready. */
	| { type: 'message.queued'; v: 1; message: string; case: string; result: string; kind: MessageKind; reminder: number }
	| {
			type: 'message.settled';
			v: 1;
			message: string;
			outcome: Exclude<MessageStatus, 'queued'>;
			note: string | null;
	  };

export const issuanceVersions = {
	'result.produced': 1,
	'result.shelved': 1,
	'result.handedOut': 1,
	'result.unclaimed': 1,
	'message.queued': 1,
	'message.settled': 1
} as const satisfies Record<IssuanceEvent['type'], number>;
