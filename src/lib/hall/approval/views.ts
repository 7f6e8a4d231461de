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
const NO_DATE = 9999;

function inboxLine(hall: DeepReadonly<Hall>, task: DeepReadonly<Task>, now: number) {
	const target = find(hall.intake.cases, task.case);
	const item = itemOf(hall, target);
	const date = target && pressing(hall, target, now);
	if (!target || !item) return [];
	return [
		{
			...pick(task, 'id', 'case', 'status', 'kind', 'role', 'staff', 'version', 'due', 'openedAt', 'round'),
			allows: TASK_ALLOWS[task.status],
			step: item.flow.find((s) => s.id === task.step)?.name ?? null,
			item: item.name,
			shortNo: target.acceptance?.shortNo ?? null,
			applicant: target.applicant.kind === 'organisation' ? target.applicant.organisation : target.applicant.name.mask,
			staffName: find(hall.access.staff, task.staff ?? '')?.name ?? null,
			date: date ? pick(date, 'kind', 'due', 'provisional', 'running') : null,
			bringBy: task.status === 'sentBack' ? (target.reviewNotice?.correction.due ?? null) : null,
			// What was sent up has no date of this hall's any more: it comes last.
			daysLeft: date ? daysLeft(hall.calendar, date, dayOf(now)) : NO_DATE
		}
	];
}

/** Cases that were received and that the department itself has to accept, fewest days left first. */
function confirmations(hall: DeepReadonly<Hall>, department: string, now: number) {
	return Object.values(hall.intake.cases)
		.flatMap((target) => {
			const item = itemOf(hall, target);
			if (target.status !== 'received' || item?.acceptanceMode !== 'department' || item.department !== department)
				return [];
			const date = pressing(hall, target, now);
			const { applicant } = target;
			return [
				{
					...pick(target, 'id', 'status', 'version'),
					item: item.name,
					receiptNo: target.receipt?.number ?? null,
					receivedAt: (target.resubmission ?? target.receipt)?.at ?? target.draftedAt,
					again: target.resubmission !== null,
					applicant: applicant.kind === 'organisation' ? applicant.organisation : applicant.name.mask,
					date: date ? pick(date, 'kind', 'due', 'provisional', 'running') : null,
					daysLeft: date ? daysLeft(hall.calendar, date, dayOf(now)) : 0
				}
			];
		})
		.sort((a, b) => a.daysLeft - b.daysLeft || a.receivedAt - b.receivedAt);
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
			const mine = Object.values(hall.approval.tasks).filter((t) => t.department === id);
			const page = (tasks: DeepReadonly<Task>[]) => {
				const lines = tasks.flatMap((task) => inboxLine(hall, task, now));
				lines.sort((a, b) => a.daysLeft - b.daysLeft || a.openedAt - b.openedAt);
				return lines;
			};
			const atHand = ({ status }: DeepReadonly<Task>) => status === 'pending' || status === 'working';
			const lines = page(mine.filter((t) => atHand(t) && (!t.delegated || isLeftBehind(hall, t.case))));
			const away = page(mine.filter(({ status }) => status === 'sentBack' || status === 'forwarded'));
			const toConfirm = confirmations(hall, id, now);
			return {
				department: pick(department, 'id', 'name'),
				open: lines.length,
				tasks: lines.slice(0, INBOX_PAGE),
				/** received at a window, to be accepted, notified or refused here within five working days */
				toConfirm: toConfirm.slice(0, INBOX_PAGE),
				confirmations: toConfirm.length,
				/** waiting for the applicant, or for an answer from above */
				away: away.slice(0, INBOX_PAGE),
				waitingElsewhere: away.length
			};
		}
	})
};
