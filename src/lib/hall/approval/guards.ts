import { rolesOf } from '../access/rules.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { refuse } from '../refusal.ts';
import type { Task } from './evolve.ts';
import { isHollow, taskAllows, type TaskCommand } from './rules.ts';

export type ReadHall = DeepReadonly<Hall>;
export type ReadTask = DeepReadonly<Task>;

export const taskOf = (hall: ReadHall, id: string): ReadTask =>
	find(hall.approval.tasks, id) ?? refuse('unknown', { kind: 'task' });

/** A task is its department's, and its role's; the chief representative may stand in for any role of the department. */
export function isTheirs(hall: ReadHall, task: ReadTask, actor: Actor): boolean {
	if (actor.kind !== 'staff') return false;
	const staff = find(hall.access.staff, actor.id);
	const roles = rolesOf(hall, actor);
	return staff?.department === task.department && (roles.includes(task.role) || roles.includes('chief'));
}

/** The clerk who took the case may decide it at the window where the department delegated that (即办). */
export const isDelegatedTo = (hall: ReadHall, task: ReadTask, actor: Actor): boolean =>
	task.delegated && actor.kind === 'staff' && find(hall.intake.cases, task.case)?.staff === actor.id;

export function ownTask(hall: ReadHall, id: string, command: TaskCommand, actor: Actor): ReadTask {
	const task = taskOf(hall, id);
	if (!isTheirs(hall, task, actor)) refuse('not-your-department');
	if (!taskAllows(task.status, command)) refuse('task-not', { status: task.status });
	if (actor.kind !== 'staff' || task.staff !== actor.id) refuse('not-your-task');
	return task;
}

export function checkOpinion(opinion: string): void {
	if (isHollow(opinion)) refuse('opinion-hollow');
}

/** Every task of a case, in the order in which they opened. */
export const tasksOf = (hall: ReadHall, caseId: string): ReadTask[] =>
	(find(hall.approval.byCase, caseId) ?? []).flatMap((id) => find(hall.approval.tasks, id) ?? []);

/** The newest task of each step: a step that was returned to has several. */
export const newestTasks = (hall: ReadHall, caseId: string): Map<string, ReadTask> =>
	new Map(tasksOf(hall, caseId).map((task) => [task.step, task]));
