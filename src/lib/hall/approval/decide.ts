import { rolesOf } from '../access/rules.ts';
import { dayOf } from '../calendar/day.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Actor, type Context, type DeepReadonly } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import type { HallEvent } from '../events.ts';
import type { Hall } from '../hall.ts';
import { tell } from '../intake/dates.ts';
import { DELIVERY_LIMIT } from '../intake/rules.ts';
import { count, documentNumber } from '../numbering.ts';
import { refuse } from '../refusal.ts';
import type { approvalCommands } from './commands.ts';
import type { ApprovalEvent } from './events.ts';
import type { Task } from './evolve.ts';
import { isHollow, nextSteps, REMEDIES, taskAllows, type TaskCommand } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;
type ReadTask = DeepReadonly<Task>;

const taskOf = (hall: ReadHall, id: string): ReadTask =>
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

function ownTask(hall: ReadHall, id: string, command: TaskCommand, actor: Actor): ReadTask {
	const task = taskOf(hall, id);
	if (!isTheirs(hall, task, actor)) refuse('not-your-department');
	if (!taskAllows(task.status, command)) refuse('task-not', { status: task.status });
	if (actor.kind !== 'staff' || task.staff !== actor.id) refuse('not-your-task');
	return task;
}

function checkOpinion(opinion: string): void {
	if (isHollow(opinion)) refuse('opinion-hollow');
}

/** Opens the steps whose turn it is: at acceptance the first ones, later those that a pass has freed. */
function open(hall: ReadHall, caseId: string, passing: string | null, { now, newId }: Context): ApprovalEvent[] {
	const target = find(hall.intake.cases, caseId);
	const item = itemOf(hall, target);
	if (!item) return [];
	const tasks = (hall.approval.byCase[caseId] ?? []).flatMap((id) => find(hall.approval.tasks, id) ?? []);
	const passed = new Set(tasks.filter((t) => t.status === 'passed').map((t) => t.step));
	if (passing !== null) passed.add(passing);
	const day = dayOf(now);
	return nextSteps(item, passed, new Set(tasks.map((t) => t.step))).map((step) => ({
		type: 'task.opened',
		v: 1,
		task: newId('k'),
		case: caseId,
		step: step.id,
		department: step.department,
		role: step.role,
		kind: step.kind,
		delegated: step.delegated,
		due: tell(hall, { kind: 'promised', start: day, limit: step.limit, pauses: [] })
	}));
}

/** What follows behind from what happened at the window: an accepted case opens its first steps. */
export const followApproval = (hall: ReadHall, event: HallEvent, context: Context): ApprovalEvent[] =>
	event.type === 'case.accepted' || event.type === 'case.deemedAccepted' ? open(hall, event.case, null, context) : [];

export const decideApproval: Deciders<typeof approvalCommands> = {
	'task.claim': (hall, { task: id }, { actor }) => {
		const task = taskOf(hall, id);
		if (!isTheirs(hall, task, actor) || actor.kind !== 'staff') return refuse('not-your-department');
		if (!taskAllows(task.status, 'task.claim')) refuse('task-not', { status: task.status });
		return {
			events: [{ type: 'task.claimed', v: 1, task: id, case: task.case, staff: actor.id }],
			result: { task: id }
		};
	},

	/** By whoever has it, or by the chief of its department: somebody may be ill, or gone. */
	'task.release': (hall, { task: id }, { actor }) => {
		const isChief = rolesOf(hall, actor).includes('chief') && isTheirs(hall, taskOf(hall, id), actor);
		const task = isChief ? taskOf(hall, id) : ownTask(hall, id, 'task.release', actor);
		if (!taskAllows(task.status, 'task.release')) refuse('task-not', { status: task.status });
		return { events: [{ type: 'task.released', v: 1, task: id, case: task.case }] };
	},

	'task.pass': (hall, { task: id, opinion, recommends }, context) => {
		const task = ownTask(hall, id, 'task.pass', context.actor);
		if (task.kind === 'decide') refuse('decides-here');
		checkOpinion(opinion);
		return {
			events: [
				{ type: 'task.passed', v: 1, task: id, case: task.case, opinion, recommends },
				...open(hall, task.case, task.step, context)
			]
		};
	},

	'task.decide': (hall, { task: id, outcome, opinion, reasons }, { actor, now }) => {
		const delegated = isDelegatedTo(hall, taskOf(hall, id), actor) && taskOf(hall, id).status === 'pending';
		const task = delegated ? taskOf(hall, id) : ownTask(hall, id, 'task.decide', actor);
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		if (task.kind !== 'decide') refuse('reviews-here');
		checkOpinion(opinion);
		if (outcome === 'deny' && reasons === null) refuse('reasons-needed');
		const day = dayOf(now);
		const year = day.slice(0, 4);
		const words = find(hall.catalogue.departments, task.department)?.shortName ?? '';
		const counted = count(hall.approval.counters, `decision:${task.department}`, year);
		const number = documentNumber(`${words}决`, year, counted.n);
		return {
			events: [
				{
					type: 'task.decided',
					v: 1,
					task: id,
					case: task.case,
					staff: actor.id,
					outcome,
					opinion,
					reasons,
					remedies: outcome === 'deny' ? { ...REMEDIES } : null,
					number,
					day,
					delivery: tell(hall, { kind: 'delivery', start: day, limit: DELIVERY_LIMIT, pauses: [] }),
					counted: [counted]
				}
			],
			result: { task: id, case: task.case, number }
		};
	}
};
