import type { Sealed } from '../contract.ts';
import type { Agent, Applicant, VerdictLine } from '../intake/events.ts';
import type { FormValue } from '../intake/rules.ts';

export type GuidanceEvent =
	| {
			type: 'advice.recorded';
			v: 1;
			advice: string;
			ticket: string | null;
			/** number of the ticket, since tickets leave the hall with their day */
			number: string | null;
			staff: string;
			items: string[];
			question: string;
			answer: string;
			minutes: number;
	  }
	| {
			type: 'case.prepared';
			v: 1;
			case: string;
			ticket: string | null;
			/** the adviser, whose name stays on it (首问负责) */
			staff: string;
			item: string;
			itemVersion: number;
			applicant: Applicant;
			agent: Agent | null;
			form: Record<string, FormValue | Sealed>;
			lines: VerdictLine[];
	  };

export const guidanceVersions = {
	'advice.recorded': 1,
	'case.prepared': 1
} as const satisfies Record<GuidanceEvent['type'], number>;
