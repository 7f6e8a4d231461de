import { z } from 'zod';
import { dayOf, type Day } from '../calendar/day.ts';
import { hallId } from '../command.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { rolesOf } from '../access/rules.ts';
import { find, pick, type DeepReadonly, type Sealed, type Text } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { Task } from '../approval/evolve.ts';
import { newestTasks, tasksOf } from '../approval/guards.ts';
import { TASK_ALLOWS } from '../approval/rules.ts';
import type { Result } from '../issuance/evolve.ts';
import { RESULT_ALLOWS } from '../issuance/rules.ts';
import { archivedCase } from '../archive/recall.ts';
import { view } from '../view.ts';
import { maySeeCase } from './access.ts';
import { datesOf, pressing } from './dates.ts';
import type { Agent, Applicant } from './events.ts';
import type { Case } from './state.ts';
import { CASE_ALLOWS, defects, emptyFields, unchecked, type FormValue } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

const isSealed = (value: DeepReadonly<FormValue | Sealed>): value is Sealed => typeof value === 'object';

/** An applicant as those see them who have not asked to see more. */
export type Masked<T> = { [K in keyof T]: T[K] extends Sealed ? string : T[K] };

const maskedApplicant = (a: DeepReadonly<Applicant>) => ({
	kind: a.kind,
	...(a.kind === 'organisation' ? pick(a, 'organisation', 'creditCode') : {}),
	name: a.name.mask,
	identity: a.identity.mask,
	phone: a.phone.mask
});

const maskedAgent = (agent: DeepReadonly<Agent>) => ({
	name: agent.name.mask,
	identity: agent.identity.mask,
	phone: agent.phone.mask,
	authoritySeen: agent.authoritySeen
});

const maskedForm = (target: DeepReadonly<Case>): Record<string, FormValue> =>
	Object.fromEntries(Object.entries(target.form).map(([id, value]) => [id, isSealed(value) ? value.mask : value]));

function shownTask(hall: ReadHall, target: DeepReadonly<Case>, task: DeepReadonly<Task>, today: Day) {
	const step = itemOf(hall, target)?.flow.find((s) => s.id === task.step);
	return {
		...pick(
			task,
			'id',
			'step',
			'kind',
			'status',
			'department',
			'role',
			'delegated',
			'staff',
			'version',
			'due',
			'round'
		),
		...pick(task, 'opinion', 'recommends', 'reason', 'openedAt', 'claimedAt', 'endedAt'),
		/** it runs still, and should have been done by now */
		isLate: task.endedAt === null && task.due.due < today,
		name: step?.name ?? null,
		departmentName: find(hall.catalogue.departments, task.department)?.name ?? null,
		staffName: find(hall.access.staff, task.staff ?? '')?.name ?? null,
		allows: TASK_ALLOWS[task.status]
	};
}

/** The desk that hands out every certificate: where the queue for it waits. */
const collectAt = (hall: ReadHall): Text | null =>
	Object.values(hall.ticketing.queues).find((queue) => queue.purpose === 'pickup')?.place ?? null;

const shownResult = (result: DeepReadonly<Result>) => ({
	...pick(result, 'id', 'kind', 'number', 'status', 'slot', 'version', 'producedAt', 'shelvedAt'),
	handedOutAt: result.handedOut?.at ?? null,
	allows: RESULT_ALLOWS[result.status]
});

/** What the applicant is told of each step behind: its name, and whether it is done; nobody's opinion or name. */
const publicSteps = (hall: ReadHall, target: DeepReadonly<Case>) => {
	const tasks = newestTasks(hall, target.id);
	return (itemOf(hall, target)?.flow ?? []).map((step) => {
		const task = tasks.get(step.id);
		const departmentName: Text | null = find(hall.catalogue.departments, step.department)?.name ?? null;
		return { name: step.name, departmentName, status: task?.status ?? null, endedAt: task?.endedAt ?? null };
	});
};

export const intakeViews = {
	/** A case as the staff see it whose business it is: personal data as masks. */
	case: view({
		reads: ['intake', 'approval', 'issuance', 'catalogue', 'calendar', 'access', 'ticketing'],
		param: z.strictObject({ case: hallId('c') }),
		audience: (hall, actor, param) => {
			const target = find(hall.intake.cases, param.case);
			return actor.kind === 'staff' && (target ? maySeeCase(hall, actor, target) : rolesOf(hall, actor).length > 0);
		},
		bytes: 200_000,
		recalls: (hall, param) => archivedCase(hall, param.case),
		data: (hall, param, now) => {
			const target = find(hall.intake.cases, param.case);
			const item = itemOf(hall, target);
			if (!target || !item) return null;
			const result = target.result === null ? undefined : find(hall.issuance.results, target.result);
			return {
				...pick(target, 'id', 'status', 'version', 'draftedAt', 'receipt', 'notice', 'resubmission', 'acceptance'),
				...pick(target, 'refusal', 'decision', 'deliveredAt', 'verdicts', 'window', 'ticket', 'staff'),
				...pick(target, 'reviewNotice', 'reviewResubmission', 'withdrawal', 'forwarding', 'pauses'),
				windowName: find(hall.ticketing.windows, target.window ?? '')?.name ?? null,
				adviserName: find(hall.access.staff, target.adviser ?? '')?.name ?? null,
				item,
				departmentName: find(hall.catalogue.departments, item.department)?.name ?? null,
				/** names of the departments in the flow, whether their turn has come or not */
				departments: Object.fromEntries(
					item.flow.map(({ department }) => [department, find(hall.catalogue.departments, department)?.name ?? null])
				),
				attachments: target.attachments.map(({ by, ...one }) => ({ ...one, by: actorOf(hall, by) })),
				applicant: maskedApplicant(target.applicant),
				agent: target.agent ? maskedAgent(target.agent) : null,
				form: maskedForm(target),
				emptyFields: emptyFields(item, target.form),
				unchecked: unchecked(item, target.verdicts).map((m) => m.id),
				defects: defects(item, target.verdicts).map((m) => m.id),
				staffName: find(hall.access.staff, target.staff)?.name ?? null,
				tasks: tasksOf(hall, target.id).map((task) => shownTask(hall, target, task, dayOf(now))),
				result: result ? shownResult(result) : null,
				dates: datesOf(hall, target, now),
				allows: CASE_ALLOWS[target.status],
				trail: target.trail.map((entry) => ({ ...entry, by: actorOf(hall, entry.by) }))
			};
		}
	}),

	/** A case as its applicant sees it on the phone. */
	progress: view({
		reads: ['intake', 'approval', 'issuance', 'catalogue', 'calendar', 'access'],
		param: z.strictObject({ case: hallId('c') }),
		audience: (hall, actor, param) => {
			const target = find(hall.intake.cases, param.case);
			return actor.kind === 'applicant' && target !== undefined && maySeeCase(hall, actor, target);
		},
		bytes: 60_000,
		recalls: (hall, param) => archivedCase(hall, param.case),
		data: (hall, param, now) => {
			const target = find(hall.intake.cases, param.case);
			const item = itemOf(hall, target);
			if (!target || !item) return null;
			const result = target.result === null ? undefined : find(hall.issuance.results, target.result);
			return {
				...pick(target, 'status', 'draftedAt', 'receipt', 'notice', 'resubmission', 'acceptance', 'refusal'),
				...pick(target, 'decision', 'deliveredAt', 'reviewResubmission', 'withdrawal', 'forwarding'),
				reviewNotice: target.reviewNotice && pick(target.reviewNotice, 'number', 'at', 'lines', 'correction'),
				/** where what is ready is handed out */
				collectAt: collectAt(hall),
				hall: hall.access.hall?.name ?? null,
				applicant: target.applicant.name.mask,
				item: { name: item.name, result: item.result.name, materials: item.materials },
				departmentName: find(hall.catalogue.departments, item.department)?.name ?? null,
				steps: publicSteps(hall, target),
				result: result ? pick(result, 'id', 'kind', 'number', 'status') : null,
				dates: datesOf(hall, target, now),
				pressing: pressing(hall, target, now)?.kind ?? null
			};
		}
	}),

	/** What the windows accept: items with their forms, materials and limits. */
	items: view({
		reads: ['catalogue'],
		param: z.strictObject({}),
		audience: (hall, actor) => actor.kind === 'staff' && rolesOf(hall, actor).length > 0,
		bytes: 2_000_000,
		data: (hall) => ({
			items: Object.values(hall.catalogue.items),
			departments: Object.values(hall.catalogue.departments).map((d) => pick(d, 'id', 'name'))
		})
	})
};

/** Who did it, as staff may read it: the name of a colleague, else the kind of actor. */
export function actorOf(hall: ReadHall, by: string): { kind: string; name: string | null } {
	const [kind = '', id = ''] = by.split(':');
	return { kind, name: kind === 'staff' ? (find(hall.access.staff, id)?.name ?? null) : null };
}
