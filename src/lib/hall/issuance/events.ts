import type { Day } from '../calendar/day.ts';
import type { Sealed } from '../contract.ts';
import type { Counted } from '../numbering.ts';

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
	  };

export const issuanceVersions = {
	'result.produced': 1,
	'result.shelved': 1,
	'result.handedOut': 1
} as const satisfies Record<IssuanceEvent['type'], number>;
