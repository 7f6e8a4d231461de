import { z } from 'zod';
import { APPROVERS, rolesOf, type Role } from '../access/rules.ts';
import { daysLeft } from '../calendar/deadlines.ts';
import { dayOf } from '../calendar/day.ts';
import { dataId } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import type { Item } from '../catalogue/schema.ts';
import { find, pick, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { isLeftBehind } from '../intake/access.ts';
import { pressing } from '../intake/dates.ts';
import type { Case } from '../intake/state.ts';
import { view } from '../view.ts';
import type { Task } from './evolve.ts';
import { TASK_ALLOWS, type TaskStatus } from './rules.ts';

/** Tasks on one page of an inbox. */
const INBOX_PAGE = 60;
/** Of what was done today, the newest. */
const DONE_PAGE = 12;
const NO_DATE = 9999;

const nameOf = ({ applicant }: DeepReadonly<Case>) =>
	applicant.kind === 'organisation' ? applicant.organisation : applicant.name.mask;

/** Another step waits for the same as this one: both run side by side (并联). */
function isParallel({ flow }: DeepReadonly<Item>, task: DeepReadonly<Task>): boolean {
	const after = (id: string) =>
		flow
			.find((step) => step.id === id)
			?.after.toSorted()
			.join();
	return flow.some(({ id }) => id !== task.step && after(id) === after(task.step));
}

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
			initials: item.initials ?? null,
			parallel: isParallel(item, task),
			shortNo: target.acceptance?.shortNo ?? null,
			applicant: nameOf(target),
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
			return [
				{
					...pick(target, 'id', 'status', 'version'),
					item: item.name,
					initials: item.initials ?? null,
					receiptNo: target.receipt?.number ?? null,
					receivedAt: (target.resubmission ?? target.receipt)?.at ?? target.draftedAt,
					again: target.resubmission !== null,
					applicant: nameOf(target),
					date: date ? pick(date, 'kind', 'due', 'provisional', 'running') : null,
					daysLeft: date ? daysLeft(hall.calendar, date, dayOf(now)) : 0
				}
			];
		})
		.sort((a, b) => a.daysLeft - b.daysLeft || a.receivedAt - b.receivedAt);
}

const OVER: readonly TaskStatus[] = ['passed', 'decided', 'returned'];

/** What left this department's hands today, newest first. */
function doneToday(hall: DeepReadonly<Hall>, tasks: readonly DeepReadonly<Task>[], now: number) {
	const today = dayOf(now);
	const done = tasks
		.filter(({ status, endedAt }) => OVER.includes(status) && endedAt !== null && dayOf(endedAt) === today)
		.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
	const lines = done.slice(0, DONE_PAGE).flatMap((task) => {
		const target = find(hall.intake.cases, task.case);
		const item = itemOf(hall, target);
		if (!target || !item) return [];
		const staffName = find(hall.access.staff, task.staff ?? '')?.name ?? null;
		const shown = pick(task, 'id', 'case', 'status', 'recommends', 'staff', 'endedAt');
		return [{ ...shown, item: item.name, shortNo: target.acceptance?.shortNo ?? null, staffName }];
	});
	return { count: done.length, lines };
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
		bytes: 120_000,
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
				waitingElsewhere: away.length,
				done: doneToday(hall, mine, now)
			};
		}
	})
};
