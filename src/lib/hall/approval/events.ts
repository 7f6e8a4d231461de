import type { Day } from '../calendar/day.ts';
import type { StaffRole } from '../access/rules.ts';
import type { NoticeLine, Told } from '../intake/events.ts';
import type { Counted } from '../numbering.ts';
import { adding, type Upcasters } from '../upcast.ts';
import type { Outcome } from './rules.ts';

export type ApprovalEvent =
	| {
			type: 'task.opened';
			v: 1;
			task: string;
			case: string;
			step: string;
			department: string;
			role: StaffRole;
			kind: 'review' | 'decide';
			delegated: boolean;
			/** what the step was given: its own limit, from today */
			due: Told;
	  }
	| { type: 'task.claimed'; v: 1; task: string; case: string; staff: string }
	| { type: 'task.released'; v: 1; task: string; case: string }
	| { type: 'task.passed'; v: 1; task: string; case: string; opinion: string; recommends: 'grant' | 'deny' }
	/** Back to the step `to`, which opens again. */
	| { type: 'task.returned'; v: 1; task: string; case: string; to: string; reason: string }
	| {
			type: 'task.sentBack';
			v: 1;
			task: string;
			case: string;
			number: string;
			day: Day;
			lines: NoticeLine[];
			correction: Told;
			counted: Counted[];
	  }
	/** What was waited for came, or never will: on with it, by whoever had it, or by anybody of the department. */
	| { type: 'task.reopened'; v: 1; task: string; case: string; staff: string | null }
	| { type: 'task.cancelled'; v: 1; task: string; case: string }
	| {
			type: 'task.decided';
			v: 2;
			task: string;
			case: string;
			staff: string;
			outcome: Outcome;
			opinion: string;
			reasons: string | null;
			/** the authority that it was sent up to */
			to: string | null;
			/** told with a denial: 行政复议 within so many days, 行政诉讼 within so many months */
			remedies: { reconsiderationDays: number; litigationMonths: number } | null;
			number: string;
			day: Day;
			/** null where nothing is served: sent up, or ended */
			delivery: Told | null;
			counted: Counted[];
	  };

export const approvalVersions = {
	'task.opened': 1,
	'task.claimed': 1,
	'task.released': 1,
	'task.passed': 1,
	'task.returned': 1,
	'task.sentBack': 1,
	'task.reopened': 1,
	'task.cancelled': 1,
	'task.decided': 2
} as const satisfies Record<ApprovalEvent['type'], number>;

export const approvalUpcasters: Upcasters = { 'task.decided': { 1: adding({ to: null }) } };
