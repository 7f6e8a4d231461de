import { rolesOf } from '../access/rules.ts';
import { dayOf, type Day } from '../calendar/day.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { tell } from '../intake/dates.ts';
import { correctionFrom } from '../intake/decide-correction.ts';
import { checkLines } from '../intake/guards.ts';
import { DELIVERY_LIMIT } from '../intake/rules.ts';
import { count, documentNumber } from '../numbering.ts';
import { refuse } from '../refusal.ts';
import type { approvalCommands } from './commands.ts';
import { opening, openNext } from './follow.ts';
import { checkOpinion, isDelegatedTo, isTheirs, newestTasks, ownTask, taskOf } from './guards.ts';
import type { ReadHall, ReadTask } from './guards.ts';
import { REMEDIES, taskAllows, type Outcome } from './rules.ts';

/** The words with which each kind of decision is numbered: 准予/不予 share 决, 转报 and 终止 have their own. */
const WORDS = { grant: '决', deny: '决', forward: '转', terminate: '终' } as const satisfies Record<Outcome, string>;

/** A document of the task's department, numbered without gaps within its year. */
function numbered(hall: ReadHall, task: ReadTask, counter: string, word: string, day: Day) {
	const year = day.slice(0, 4);
	const counted = count(hall.approval.counters, `${counter}:${task.department}`, year);
	const words = find(hall.catalogue.departments, task.department)?.shortName ?? '';
	return { number: documentNumber(words + word, year, counted.n), counted: [counted] };
}

/** The step before, which a task is returned to: the one that is named, or the only one. */
function stepBefore(hall: ReadHall, task: ReadTask, named: string | null) {
	const item = itemOf(hall, find(hall.intake.cases, task.case));
	const before = item?.flow.find((step) => step.id === task.step)?.after ?? [];
	if (before.length === 0) return refuse('no-step-before');
	if (named === null && before.length > 1) return refuse('which-step', { steps: before });
	const wanted = named ?? before[0];
	const step = item?.flow.find(({ id }) => id === wanted);
	return step && before.includes(step.id) ? step : refuse('no-step-before');
}

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
				...openNext(hall, task.case, task.step, context)
			]
		};
	},

	'task.return': (hall, { task: taskId, to, reason }, context) => {
		const task = ownTask(hall, taskId, 'task.return', context.actor);
		const step = stepBefore(hall, task, to);
		// A step that is being done again already waits for this one's return no longer.
		// Nor can it be done again while one before it is.
		const newest = newestTasks(hall, task.case);
		if ([step.id, ...step.after].some((id) => newest.get(id)?.status !== 'passed'))
			refuse('task-not', { status: task.status });
		return {
			events: [
				{ type: 'task.returned', v: 1, task: taskId, case: task.case, to: step.id, reason },
				opening(hall, task.case, step, context)
			]
		};
	},

	'task.sendBack': (hall, { task: id, lines }, { actor, now }) => {
		const task = ownTask(hall, id, 'task.sendBack', actor);
		const target = find(hall.intake.cases, task.case) ?? refuse('unknown', { kind: 'case' });
		const item = itemOf(hall, target) ?? refuse('unknown', { kind: 'item' });
		// One set, one notice: whatever the other departments still miss has to be asked for in the same letter.
		if (target.reviewNotice) refuse('already-notified', { number: target.reviewNotice.number });
		checkLines(item, lines);
		const day = dayOf(now);
		const { number, counted } = numbered(hall, task, 'reviewNotice', '审补', day);
		const correction = correctionFrom(hall, day);
		return {
			events: [{ type: 'task.sentBack', v: 1, task: id, case: task.case, number, day, lines, correction, counted }],
			result: { task: id, case: task.case, number, correction: { ...correction } }
		};
	},

	'task.decide': (hall, { task: id, outcome, opinion, reasons, to }, { actor, now }) => {
		const found = taskOf(hall, id);
		const delegated = isDelegatedTo(hall, found, actor) && found.status === 'pending';
		// The answer from above may come when whoever sent it up is long gone: it is the department's.
		const answered = found.status === 'forwarded' && isTheirs(hall, found, actor);
		const task = delegated || answered ? found : ownTask(hall, id, 'task.decide', actor);
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		if (task.kind !== 'decide') refuse('reviews-here');
		checkOpinion(opinion);
		if ((outcome === 'deny' || outcome === 'terminate') && reasons === null) refuse('reasons-needed');
		if (outcome === 'forward' && to === null) refuse('forward-where');
		if (outcome === 'forward' && task.status === 'forwarded') refuse('forwarded-already');
		const day = dayOf(now);
		const word = WORDS[outcome];
		const { number, counted } = numbered(hall, task, word === '决' ? 'decision' : word, word, day);
		const served = outcome === 'grant' || outcome === 'deny';
		const remedies = outcome === 'deny' ? { ...REMEDIES } : null;
		const delivery = served ? tell(hall, { kind: 'delivery', start: day, limit: DELIVERY_LIMIT, pauses: [] }) : null;
		const facts = { outcome, opinion, reasons, to, remedies, number, day, delivery, counted };
		return {
			events: [{ type: 'task.decided', v: 2, task: id, case: task.case, staff: actor.id, ...facts }],
			result: { task: id, case: task.case, number }
		};
	}
};
