import { z } from 'zod';
import { APPROVERS, rolesOf, type Role } from '../access/rules.ts';
import { daysLeft } from '../calendar/deadlines.ts';
import { dayOf } from '../calendar/day.ts';
import { dataId } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, pick, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { isLeftBehind } from '../intake/access.ts';
import { pressing } from '../intake/dates.ts';
import { view } from '../view.ts';
import type { Task } from './evolve.ts';
import { TASK_ALLOWS } from './rules.ts';

/** Tasks on one page of an inbox. */
const INBOX_PAGE = 60;

const isOpen = ({ status }: DeepReadonly<Task>) => status === 'pending' || status === 'working';

function inboxLine(hall: DeepReadonly<Hall>, task: DeepReadonly<Task>, now: number) {
	const target = find(hall.intake.cases, task.case);
	const item = itemOf(hall, target);
	const date = target && pressing(hall, target, now);
	if (!target || !item || !date) return [];
	return [
		{
			...pick(task, 'id', 'case', 'status', 'kind', 'role', 'staff', 'version', 'due', 'openedAt'),
			allows: TASK_ALLOWS[task.status],
			step: item.flow.find((s) => s.id === task.step)?.name ?? null,
			item: item.name,
			shortNo: target.acceptance?.shortNo ?? null,
			applicant: target.applicant.kind === 'organisation' ? target.applicant.organisation : target.applicant.name.mask,
			staffName: find(hall.access.staff, task.staff ?? '')?.name ?? null,
			date: pick(date, 'kind', 'due', 'provisional'),
			daysLeft: daysLeft(hall.calendar, date, dayOf(now))
		}
	];
}

export const approvalViews = {
	/** A department's inbox: what is pending or being worked on, fewest days left first. */
	office: view({
		reads: ['approval', 'intake', 'catalogue', 'calendar', 'access'],
		param: z.strictObject({ department: dataId() }),
		audience: (hall, actor, { department }) => {
			if (actor.kind !== 'staff') return false;
			const approves = rolesOf(hall, actor).some((role) => (APPROVERS as readonly Role[]).includes(role));
			return approves && find(hall.access.staff, actor.id)?.department === department;
		},
		bytes: 80_000,
		data: (hall, { department: id }, now) => {
			const department = find(hall.catalogue.departments, id);
			if (!department) return null;
			const open = Object.values(hall.approval.tasks).filter(
				(t) => t.department === id && isOpen(t) && (!t.delegated || isLeftBehind(hall, t.case))
			);
			const lines = open.flatMap((task) => inboxLine(hall, task, now));
			lines.sort((a, b) => a.daysLeft - b.daysLeft || a.openedAt - b.openedAt);
			return { department: pick(department, 'id', 'name'), open: lines.length, tasks: lines.slice(0, INBOX_PAGE) };
		}
	})
};
