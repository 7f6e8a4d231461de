import { APPROVERS, type Role } from '../access/rules.ts';
import { dayOf } from '../calendar/day.ts';
import type { Step } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Context, type DeepReadonly } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { tell } from '../intake/dates.ts';
import type { ApprovalEvent } from './events.ts';
import { newestTasks, tasksOf, type ReadHall, type ReadTask } from './guards.ts';
import { isOpenTask, nextSteps } from './rules.ts';

/** The event with which a step opens. */
export const opening = (
	hall: ReadHall,
	caseId: string,
	step: DeepReadonly<Step>,
	{ now, newId }: Context
): ApprovalEvent => ({
	type: 'task.opened',
	v: 1,
	task: newId('k'),
	case: caseId,
	step: step.id,
	department: step.department,
	role: step.role,
	kind: step.kind,
	delegated: step.delegated,
	due: tell(hall, { kind: 'promised', start: dayOf(now), limit: step.limit, pauses: [] })
});

/** Opens the steps whose turn it is: at acceptance the first ones, later those that a pass (`passing`) has freed. */
export function openNext(hall: ReadHall, caseId: string, passing: string | null, context: Context): ApprovalEvent[] {
	const item = itemOf(hall, find(hall.intake.cases, caseId));
	if (!item) return [];
	const newest = [...newestTasks(hall, caseId).values()];
	const passed = new Set(newest.filter((t) => t.status === 'passed').map((t) => t.step));
	if (passing !== null) passed.add(passing);
	const there = new Set(newest.filter((t) => t.status !== 'returned').map((t) => t.step));
	return nextSteps(item, passed, there).map((step) => opening(hall, caseId, step, context));
}

/** Whether somebody still works in a department in a role that may do a task. */
function mayStill(hall: ReadHall, task: ReadTask): boolean {
	const staff = find(hall.access.staff, task.staff ?? '');
	const roles: readonly Role[] = staff?.roles ?? [];
	return (
		staff?.status === 'active' &&
		staff.department === task.department &&
		APPROVERS.some((role) => roles.includes(role) && (role === task.role || role === 'chief'))
	);
}

function reopen(hall: ReadHall, caseId: string): ApprovalEvent[] {
	return tasksOf(hall, caseId)
		.filter((task) => task.status === 'sentBack')
		.map((task) => {
			const staff = mayStill(hall, task) ? task.staff : null;
			return { type: 'task.reopened', v: 1, task: task.id, case: caseId, staff };
		});
}

const cancel = (hall: ReadHall, caseId: string): ApprovalEvent[] =>
	tasksOf(hall, caseId)
		.filter((task) => isOpenTask(task.status))
		.map((task) => ({ type: 'task.cancelled', v: 1, task: task.id, case: caseId }));

/** What somebody had claimed who is gone, or works elsewhere now, is anybody's again. */
const releaseOf = (hall: ReadHall, staff: string): ApprovalEvent[] =>
	Object.values(hall.approval.tasks)
		.filter((task) => task.status === 'working' && task.staff === staff && !mayStill(hall, task))
		.map((task) => ({ type: 'task.released', v: 1, task: task.id, case: task.case }));

/** What follows behind from what happened in other zones. */
export function followApproval(hall: ReadHall, event: HallEvent, context: Context): ApprovalEvent[] {
	switch (event.type) {
		case 'case.accepted':
		case 'case.deemedAccepted':
			return openNext(hall, event.case, null, context);
		case 'case.resubmitted':
			return event.stage === 'review' ? reopen(hall, event.case) : [];
		case 'case.correctionMissed':
			return reopen(hall, event.case);
		case 'case.withdrawn':
			return cancel(hall, event.case);
		case 'staff.disabled':
		case 'staff.changed':
			return releaseOf(hall, event.staff);
		default:
			return [];
	}
}
