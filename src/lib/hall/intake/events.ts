import type { Day } from '../calendar/day.ts';
import type { Sealed } from '../contract.ts';
import type { Counted } from '../numbering.ts';
import { records, type StoredEvent, type Upcasters } from '../upcast.ts';
import type { FormValue, Media, Verdict } from './rules.ts';

export type Applicant =
	| { kind: 'person'; name: Sealed; identity: Sealed; phone: Sealed }
	| { kind: 'organisation'; organisation: string; creditCode: string; name: Sealed; identity: Sealed; phone: Sealed };
export interface Agent {
	name: Sealed;
	identity: Sealed;
	phone: Sealed;
	authoritySeen: boolean;
}

/** A due date as somebody was told it: with the calendar that it came from. */
export interface Told {
	due: Day;
	provisional: boolean;
	coveredThrough: Day;
}

export interface Attached {
	attachment: string;
	material: string;
	media: Media;
	bytes: number;
}

export type VerdictLine = Verdict & { material: string };
export interface NoticeLine {
	material: string;
	problem: string;
	requirement: string;
}
export type RefusalGround = 'notRequired' | 'notOurPower' | 'notAdmissible';

interface Acceptance {
	case: string;
	/** 受理通知书 number of the department and year */
	number: string;
	/** 办件编号, 43 characters */
	caseNo: string;
	/** what people read to each other: BDC-20261121-0001 */
	shortNo: string;
	/** the day from which both limits run: a working day */
	day: Day;
	statutory: Told | null;
	promised: Told;
	counted: Counted[];
}

export type IntakeEvent =
	| {
			type: 'case.drafted';
			v: 1;
			case: string;
			ticket: string;
			window: string;
			staff: string;
			item: string;
			itemVersion: number;
			applicant: Applicant;
			agent: Agent | null;
	  }
	/** What was prepared, or begun earlier, taken up by a clerk with the ticket of the day. */
	| {
			type: 'case.continued';
			v: 1;
			case: string;
			ticket: string;
			window: string;
			staff: string;
			authoritySeen: boolean;
	  }
	| { type: 'case.filled'; v: 1; case: string; form: Record<string, FormValue | Sealed | null> }
	| { type: 'case.checked'; v: 2; case: string; lines: VerdictLine[] }
	| { type: 'case.received'; v: 1; case: string; number: string; notification: Told; counted: Counted[] }
	| ({ type: 'case.accepted'; v: 1 } & Acceptance)
	| ({ type: 'case.deemedAccepted'; v: 1; effectiveAt: number } & Acceptance)
	| {
			type: 'case.notified';
			v: 1;
			case: string;
			number: string;
			lines: NoticeLine[];
			correction: Told;
			counted: Counted[];
	  }
	| {
			type: 'case.resubmitted';
			v: 2;
			case: string;
			number: string;
			/** before acceptance (补正), or in review (审查阶段补正) */
			stage: 'acceptance' | 'review';
			day: Day;
			lines: VerdictLine[];
			/** null in review: the case is accepted already */
			notification: Told | null;
			counted: Counted[];
	  }
	| { type: 'case.lapsed'; v: 1; case: string }
	/** What a department asked for in review was not brought in time: the step goes on without it. */
	| { type: 'case.correctionMissed'; v: 1; case: string; day: Day }
	| {
			type: 'case.refused';
			v: 1;
			case: string;
			number: string;
			ground: RefusalGround;
			reason: string;
			properAuthority: string | null;
			counted: Counted[];
	  }
	| {
			type: 'case.withdrawn';
			v: 1;
			case: string;
			/** null where nothing was received yet */
			number: string | null;
			day: Day;
			reason: string;
			counted: Counted[];
	  }
	/** A scan or photo of a material; what it shows lies sealed beside the log, under this name made from its content. */
	| ({ type: 'case.attached'; v: 1; case: string } & Attached)
	/** Nothing is thrown away: it is only no longer part of what was handed in. */
	| { type: 'case.detached'; v: 1; case: string; attachment: string; reason: string }
	| { type: 'person.revealed'; v: 1; case: string; reason: string };

export const intakeVersions = {
	'case.drafted': 1,
	'case.continued': 1,
	'case.filled': 1,
	'case.checked': 2,
	'case.received': 1,
	'case.accepted': 1,
	'case.deemedAccepted': 1,
	'case.notified': 1,
	'case.resubmitted': 2,
	'case.lapsed': 1,
	'case.correctionMissed': 1,
	'case.refused': 1,
	'case.withdrawn': 1,
	'case.attached': 1,
	'case.detached': 1,
	'person.revealed': 1
} as const satisfies Record<IntakeEvent['type'], number>;

const withKinds = (event: StoredEvent): StoredEvent => ({
	...event,
	v: event.v + 1,
	lines: records(event['lines']).map((line) => ({ ...line, kind: null }))
});

export const intakeUpcasters: Upcasters = {
	'case.checked': { 1: withKinds },
	// The day of a resubmission ends a pause, and before review there was none to end.
	'case.resubmitted': { 1: (event) => ({ ...withKinds(event), stage: 'acceptance', day: '' }) }
};
