import type { Day } from '../calendar/day.ts';
import type { StaffRole } from '../access/rules.ts';
import type { Told } from '../intake/events.ts';
import type { Counted } from '../numbering.ts';

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
	| {
			type: 'task.decided';
			v: 1;
			task: string;
			case: string;
			staff: string;
			outcome: 'grant' | 'deny';
			opinion: string;
			reasons: string | null;
			/** told with a denial: 行政复议 within so many days, 行政诉讼 within so many months */
			remedies: { reconsiderationDays: number; litigationMonths: number } | null;
			number: string;
			day: Day;
			delivery: Told;
			counted: Counted[];
	  };

export const approvalVersions = {
	'task.opened': 1,
	'task.claimed': 1,
	'task.released': 1,
	'task.passed': 1,
	'task.decided': 1
} as const satisfies Record<ApprovalEvent['type'], number>;
