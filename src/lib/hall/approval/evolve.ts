import type { StaffRole } from '../access/rules.ts';
import { must, touch, type Moment, type Versioned } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import type { Told } from '../intake/events.ts';
import { keepCount, type Counters } from '../numbering.ts';
import type { TaskStatus } from './rules.ts';

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
	recommends: 'grant' | 'deny' | null;
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

export function evolveApproval(approval: Approval, event: HallEvent, moment: Moment): void {
	switch (event.type) {
		case 'task.opened': {
			const { type, v: _, task: id, ...facts } = event;
			const task: Task = {
				id,
				...facts,
				status: 'pending',
				staff: null,
				opinion: null,
				recommends: null,
				openedAt: moment.at,
				claimedAt: null,
				endedAt: null,
				version: 0,
				trail: []
			};
			approval.tasks[id] = task;
			(approval.byCase[task.case] ??= []).push(id);
			return touch(task, type, moment);
		}
		case 'task.claimed': {
			const task = must(approval.tasks, event.task);
			Object.assign(task, { status: 'working', staff: event.staff, claimedAt: moment.at });
			return touch(task, event.type, moment);
		}
		case 'task.released': {
			const task = must(approval.tasks, event.task);
			Object.assign(task, { status: 'pending', staff: null, claimedAt: null });
			return touch(task, event.type, moment);
		}
		case 'task.passed': {
			const task = must(approval.tasks, event.task);
			const { opinion, recommends } = event;
			Object.assign(task, { status: 'passed', opinion, recommends, endedAt: moment.at });
			return touch(task, event.type, moment);
		}
		case 'task.decided': {
			const task = must(approval.tasks, event.task);
			const { opinion, outcome, staff } = event;
			Object.assign(task, { status: 'decided', opinion, recommends: outcome, staff, endedAt: moment.at });
			keepCount(approval.counters, event.counted);
			return touch(task, event.type, moment);
		}
		default:
			return;
	}
}
