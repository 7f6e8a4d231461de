import type { CommandName } from '../access/rules.ts';
import { isOpenTask } from '../approval/rules.ts';
import { addDays, dayOf, instantOf } from '../calendar/day.ts';
import type { CaseStatus } from '../intake/rules.ts';
import { find } from '../contract.ts';
import { CLOCK, OPINION } from '../testing.ts';
import { broken } from './broken.ts';
import { DEPARTMENTS } from './small-hall.ts';
import { employee, type Asked, type ReadHall } from './world.ts';

/** Far enough for everything that only time can end. */
const LONG = 60;
const OVER: readonly CaseStatus[] = ['refused', 'lapsed', 'withdrawn', 'terminated', 'delivered'];
/** Longer than anything that is finished is kept at hand. */
const LONGER = 61;
/** Rounds in which every open task moves on by one step: more than any flow has steps. */
const ROUNDS = 30;

export interface Ending {
	readonly hall: ReadHall;
	now(): number;
	move(to: number): void;
	/** Whether it was done. */
	perform(asked: Asked): boolean;
}

/** Who can do it does it: nobody but those who work here may be needed, whoever left meanwhile. */
function somebodyDoes(
	{ hall, perform }: Ending,
	name: CommandName,
	payload: object,
	wanted: readonly (string | null)[] = []
) {
	// Those who came last are sooner the right ones.
	const all = Object.values(hall.access.staff).flatMap(({ id, status }) => (status === 'active' ? [id] : []));
	const order = [...wanted.flatMap((id) => id ?? []), ...all.reverse()];
	return order.some((id) => perform({ by: employee(id), name, payload }));
}

function hire(ending: Ending): void {
	const crew = [
		{ roles: ['issuer', 'dutyManager', 'supervisor'], department: null },
		...DEPARTMENTS.map((department) => ({ roles: ['chief'], department }))
	];
	for (const [index, duty] of crew.entries()) {
		const username = `last${index}`;
		const account = { username, password: `hash of ${username}`, name: username, windows: [], skills: [] };
		if (!somebodyDoes(ending, 'staff.add', { ...account, ...duty })) broken('nobody can add staff any more');
	}
}

function moveTasksOn(ending: Ending): void {
	const open = Object.values(ending.hall.approval.tasks).filter((task) => isOpenTask(task.status));
	for (const { id: task, status, kind, staff } of open) {
		if (status === 'pending') somebodyDoes(ending, 'task.claim', { task });
		const decides = { task, outcome: 'grant', opinion: OPINION, reasons: null, to: null };
		const passes = { task, opinion: OPINION, recommends: 'grant' };
		const has = [ending.hall.approval.tasks[task]?.staff ?? null, staff];
		const done =
			kind === 'decide'
				? somebodyDoes(ending, 'task.decide', decides, has)
				: somebodyDoes(ending, 'task.pass', passes, has);
		if (!done) broken(`${task} is ${status}, and nobody can go on with it`);
	}
}

function handOut(ending: Ending): void {
	const decided = Object.values(ending.hall.intake.cases).filter(
		({ status }) => status === 'granted' || status === 'denied'
	);
	for (const { id } of decided) somebodyDoes(ending, 'result.produce', { case: id });
	for (const [index, result] of Object.values(ending.hall.issuance.results).entries()) {
		const slot = `Z-${String(Math.floor(index / 90) + 10)}-${String((index % 90) + 10)}`;
		if (result.status === 'produced') somebodyDoes(ending, 'result.shelve', { result: result.id, slot });
		const identity = ending.hall.intake.cases[result.case]?.applicant.identity;
		const fetched = { recipient: 'applicant', identity, authoritySeen: false, signed: true };
		if (result.status !== 'handedOut') somebodyDoes(ending, 'result.handOut', { result: result.id, ...fetched });
	}
}

/** What was finished for long enough leaves the hall, and nothing of it stays behind. */
function archive(ending: Ending): void {
	const { hall } = ending;
	const [first] = Object.values(hall.intake.cases);
	if (first && first.applicant.identity.key !== '') {
		const { identity } = first.applicant;
		const forgotten = { identity, ground: 'keepingPeriodOver', reason: '保存期限届满' };
		if (!somebodyDoes(ending, 'person.forget', forgotten)) broken('nobody can forget anybody');
		if (find(hall.intake.byPerson, identity.key)) broken(`${identity.key} was forgotten and is found`);
	}
	ending.move(instantOf(addDays(dayOf(ending.now()), LONGER), '10:00'));
	const cases = Object.values(hall.intake.cases).map(({ id, version }) => ({ case: id, version }));
	if (cases.length > 0) ending.perform({ by: CLOCK, name: 'case.archive', payload: { cases } });
	const { intake, approval, issuance } = hall;
	for (const table of [intake.cases, intake.byPerson, intake.byTicket, approval.tasks, approval.byCase])
		for (const id of Object.keys(table)) broken(`${id} is still in the hall`);
	for (const table of [issuance.results, issuance.messages, issuance.slots])
		for (const id of Object.keys(table)) broken(`${id} is still in the hall`);
}

/**
 * Whatever happened, every case can be brought to its end by whoever works here in the end: time passes, departments go
 * on with what they have, results are made and fetched. @throws Broken with what lies where nobody can reach it
 */
export function bringToEnd(ending: Ending): void {
	ending.move(instantOf(addDays(dayOf(ending.now()), LONG), '10:00'));
	hire(ending);
	for (let n = 0; n < ROUNDS; n += 1) moveTasksOn(ending);
	handOut(ending);
	for (const { id, status } of Object.values(ending.hall.intake.cases))
		if (!OVER.includes(status)) broken(`${id} is ${status} in the end`);
	const { tickets, windows } = ending.hall.ticketing;
	for (const { id, status } of Object.values(tickets)) broken(`${id} is ${status} in the end`);
	for (const { id, status } of Object.values(windows))
		if (status !== 'closed') broken(`window ${id} is ${status} in the end`);
	archive(ending);
}
