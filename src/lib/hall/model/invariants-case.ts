import type { Task } from '../approval/evolve.ts';
import { isOpenTask } from '../approval/rules.ts';
import { APPROVERS } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type DeepReadonly } from '../contract.ts';
import type { CaseStatus } from '../intake/rules.ts';
import { broken } from './broken.ts';
import type { ReadHall } from './world.ts';

const BEHIND: readonly CaseStatus[] = ['accepted', 'reviewing', 'reviewCorrecting', 'forwarded'];
const DECIDED: readonly CaseStatus[] = ['granted', 'denied', 'terminated', 'producing', 'ready', 'delivered'];
const BEFORE: readonly CaseStatus[] = ['prepared', 'draft'];

/** What a case holds, by its status. */
function facts({ intake }: ReadHall): void {
	for (const one of Object.values(intake.cases)) {
		const { id, status, receipt, acceptance, decision, notice, resubmission, forwarding } = one;
		const is = (what: string, wanted: boolean, there: unknown) => {
			if (wanted !== (there !== null)) broken(`${id} is ${status}, ${what} ${wanted ? 'is missing' : 'is there'}`);
		};
		if (BEFORE.includes(status)) is('a receipt', false, receipt);
		if (acceptance) is('a receipt', true, receipt);
		if (decision || forwarding) is('acceptance', true, acceptance);
		if (BEHIND.includes(status) || DECIDED.includes(status)) is('acceptance', true, acceptance);
		if (['received', 'correcting', 'refused'].includes(status)) is('acceptance', false, acceptance);
		if (resubmission) is('a notice', true, notice);
		if (one.reviewResubmission) is('a notice in review', true, one.reviewNotice);
		if (status === 'correcting') is('a notice', true, notice);
		if (status === 'reviewCorrecting') is('a notice in review', true, one.reviewNotice);
		is('a decision', DECIDED.includes(status), decision);
		is('a refusal', status === 'refused', one.refusal);
		is('a withdrawal', status === 'withdrawn', one.withdrawal);
		is('a day of delivery', status === 'delivered', one.deliveredAt);
		if (status === 'forwarded') is('the forwarding', true, forwarding);
	}
}

function pauses({ intake }: ReadHall): void {
	for (const { id, status, pauses: all } of Object.values(intake.cases)) {
		const open = all.filter(({ to }) => to === null).length;
		if (open !== (status === 'reviewCorrecting' ? 1 : 0)) broken(`${id} is ${status} with ${open} open pauses`);
		if (all.some(({ from, to }) => to !== null && to < from)) broken(`${id} has a pause that ends before it begins`);
	}
}

/** Who is found by a number or a card, and what was begun on a ticket. */
function indexes({ intake, approval, ticketing }: ReadHall): void {
	for (const { id, applicant, agent, ticket } of Object.values(intake.cases)) {
		for (const { identity } of agent ? [applicant, agent] : [applicant])
			// Whoever was forgotten is found by nothing.
			if (identity.key !== '' && intake.byPerson[identity.key]?.filter((other) => other === id).length !== 1)
				broken(`${id} is not found by person`);
		const sits = ticket !== null && find(ticketing.tickets, ticket) !== undefined;
		if (sits && !find(intake.byTicket, ticket)?.cases.includes(id)) broken(`${id} is not found by its ticket`);
	}
	const listed = Object.values(approval.byCase).flat();
	if (listed.length !== Object.keys(approval.tasks).length) broken('a task is listed twice, or not at all');
	for (const [of, ids] of Object.entries(approval.byCase))
		for (const id of ids) if (approval.tasks[id]?.case !== of) broken(`${id} is listed with ${of}`);
}

function tasks({ approval, intake }: ReadHall): void {
	for (const [of, ids] of Object.entries(approval.byCase)) {
		const status = find(intake.cases, of)?.status;
		const open = ids.flatMap((id) => approval.tasks[id] ?? []).filter((task) => isOpenTask(task.status));
		if (open.length > 0 && !(status && BEHIND.includes(status)))
			broken(`${open[0]?.id ?? ''} of step ${open[0]?.step ?? ''} is open, its case is ${status ?? 'gone'}`);
		if (new Set(open.map(({ step }) => step)).size < open.length) broken(`a step of ${of} is open twice`);
		if (status && BEHIND.includes(status) && open.length === 0) broken(`${of} is ${status}, and nobody has it`);
		const sentBack = open.filter((task) => task.status === 'sentBack').length;
		if (sentBack !== (status === 'reviewCorrecting' ? 1 : 0)) broken(`${of} is ${status ?? ''}, ${sentBack} sent back`);
		const forwarded = open.some((task) => task.status === 'forwarded');
		if (forwarded !== (status === 'forwarded')) broken(`${of} is ${status ?? ''}, its task forwarded: ${forwarded}`);
	}
}

/** Whoever works on a task may go on with it; nobody's is `pending`. */
function hands(hall: ReadHall): void {
	for (const task of Object.values(hall.approval.tasks)) {
		if ((task.status === 'pending') !== (task.staff === null) && isOpenTask(task.status))
			broken(`${task.id} is ${task.status} with ${String(task.staff)}`);
		if (task.status === 'working' && !mayGoOn(hall, task))
			broken(`${task.id} is ${task.status} with ${String(task.staff)}, who may not go on with it`);
	}
}

function mayGoOn({ access }: ReadHall, task: DeepReadonly<Task>): boolean {
	const staff = find(access.staff, task.staff ?? '');
	const roles = APPROVERS.filter((role) => role === task.role || role === 'chief');
	const theirs = staff?.department === task.department && roles.some((role) => staff.roles.includes(role));
	return staff?.status === 'active' && theirs;
}

/** A decision stands on steps that have all passed. */
function decisions(hall: ReadHall): void {
	for (const target of Object.values(hall.intake.cases)) {
		if (!target.decision) continue;
		const rounds = (hall.approval.byCase[target.id] ?? []).flatMap((id) => hall.approval.tasks[id] ?? []);
		const newest = new Map(rounds.map(({ step, status }) => [step, status]));
		for (const { id, kind } of itemOf(hall, target)?.flow ?? []) {
			const wanted = kind === 'decide' ? 'decided' : 'passed';
			if (newest.get(id) !== wanted)
				broken(`${target.id} was decided, its step ${id} is ${newest.get(id) ?? 'not opened'}`);
		}
	}
}

export const CASE_INVARIANTS = [facts, pauses, indexes, tasks, hands, decisions] as const;
