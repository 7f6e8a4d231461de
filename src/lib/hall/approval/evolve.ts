import type { StaffRole } from '../access/rules.ts';
import { drop, find, must, touch, type Moment, type Versioned } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import type { Told } from '../intake/events.ts';
import { keepCount, type Counters } from '../numbering.ts';
import { approvalVersions, type ApprovalEvent } from './events.ts';
import type { Outcome, TaskStatus } from './rules.ts';

export interface Task extends Versioned {
	id: string;
	case: string;
	step: string;
	department: string;
	role: StaffRole;
	kind: 'review' | 'decide';
	delegated: boolean;
	due: Told;
	status: TaskStatus;
	staff: string | null;
	opinion: string | null;
	recommends: Outcome | null;
	/** why it was returned to a step before */
	reason: string | null;
	/** how often this step was opened for its case: 1, or more after a return */
	round: number;
	openedAt: number;
	claimedAt: number | null;
	endedAt: number | null;
}

export interface Approval {
	tasks: Record<string, Task>;
	/** ids of a case's tasks, in the order in which they opened */
	byCase: Record<string, string[]>;
	counters: Counters;
}

export const initialApproval = (): Approval => ({ tasks: {}, byCase: {}, counters: {} });

function open(approval: Approval, event: Extract<HallEvent, { type: 'task.opened' }>, moment: Moment): void {
	const { type, v: _, task: id, ...facts } = event;
	const before = (approval.byCase[event.case] ??= []);
	const round = before.filter((other) => must(approval.tasks, other).step === event.step).length + 1;
	const task: Task = {
		id,
		...facts,
		status: 'pending',
		staff: null,
		opinion: null,
		recommends: null,
		reason: null,
		round,
		openedAt: moment.at,
		claimedAt: null,
		endedAt: null,
		version: 0,
		trail: []
	};
	approval.tasks[id] = task;
	before.push(id);
	touch(task, type, moment);
}

function evict(approval: Approval, caseId: string): void {
	for (const id of find(approval.byCase, caseId) ?? []) drop(approval.tasks, id);
	drop(approval.byCase, caseId);
}

type TaskStep = Exclude<ApprovalEvent, { type: 'task.opened' }>;

/** What an event changes of its task. */
function changes(event: TaskStep, { at }: Moment): Partial<Task> {
	switch (event.type) {
		case 'task.claimed':
			return { status: 'working', staff: event.staff, claimedAt: at };
		case 'task.released':
			return { status: 'pending', staff: null, claimedAt: null };
		case 'task.reopened':
			return event.staff === null ? { status: 'pending', staff: null, claimedAt: null } : { status: 'working' };
		case 'task.passed':
			return { status: 'passed', opinion: event.opinion, recommends: event.recommends, endedAt: at };
		case 'task.returned':
			return { status: 'returned', reason: event.reason, endedAt: at };
		case 'task.sentBack':
			return { status: 'sentBack' };
		case 'task.cancelled':
			return { status: 'cancelled', endedAt: at };
		case 'task.decided': {
			const { opinion, outcome, staff } = event;
			const status = outcome === 'forward' ? 'forwarded' : 'decided';
			return { status, opinion, recommends: outcome, staff, endedAt: outcome === 'forward' ? null : at };
		}
	}
}

const isTaskStep = (event: HallEvent): event is TaskStep =>
	Object.hasOwn(approvalVersions, event.type) && event.type !== 'task.opened';

export function evolveApproval(approval: Approval, event: HallEvent, moment: Moment): void {
	if (event.type === 'task.opened') return open(approval, event, moment);
	if (event.type === 'case.archived') return evict(approval, event.case);
	if (!isTaskStep(event)) return;
	const task = must(approval.tasks, event.task);
	Object.assign(task, changes(event, moment));
	if ('counted' in event) keepCount(approval.counters, event.counted);
	touch(task, event.type, moment);
}
