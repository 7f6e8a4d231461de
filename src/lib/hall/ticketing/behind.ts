import { itemOf } from '../catalogue/evolve.ts';
import { dayOf } from '../calendar/day.ts';
import { find, pick, type DeepReadonly } from '../contract.ts';
import { isLeftBehind } from '../intake/access.ts';
import { pressing } from '../intake/dates.ts';
import type { Case } from '../intake/state.ts';
import type { ReadHall } from './guards.ts';

type ReadCase = DeepReadonly<Case>;

/** The day by which a case at hand should be decided: as it was told, unless a pause has moved it since. */
function promisedBy(hall: ReadHall, target: ReadCase, now: number) {
	const told = target.pauses.length === 0 ? target.acceptance?.promised.due : undefined;
	return told ?? pressing(hall, target, now)?.due;
}

/** What stands behind the counters, desk by desk, as the duty manager sees it: what is at hand, due today, late. */
export function departmentDesks(hall: ReadHall, now: number) {
	const today = dayOf(now);
	const none = { open: 0, dueToday: 0, overdue: 0, toConfirm: 0 };
	const desks = Object.values(hall.catalogue.departments).map((one) => ({ ...pick(one, 'id', 'name'), ...none }));
	const deskOf = new Map(desks.map((desk) => [desk.id, desk]));
	for (const { department, status, delegated, case: id } of Object.values(hall.approval.tasks)) {
		const desk = deskOf.get(department);
		const target = find(hall.intake.cases, id);
		if (!desk || !target || (status !== 'pending' && status !== 'working')) continue;
		// What is decided at the counter is no desk's, unless its clerk is gone.
		if (delegated && !isLeftBehind(hall, id)) continue;
		const due = promisedBy(hall, target, now) ?? today;
		desk.open += 1;
		if (due === today) desk.dueToday += 1;
		if (due < today) desk.overdue += 1;
	}
	for (const target of Object.values(hall.intake.cases)) {
		const item = target.status === 'received' ? itemOf(hall, target) : undefined;
		const desk = item?.acceptanceMode === 'department' ? deskOf.get(item.department) : undefined;
		if (desk) desk.toConfirm += 1;
	}
	return desks;
}

/** The pickup desk: what lies on the shelf, and what is decided and not there yet. */
export function shelfOf(hall: ReadHall) {
	const shelf = { shelved: 0, toShelve: 0, toProduce: 0 };
	for (const target of Object.values(hall.intake.cases)) {
		if (target.decision === null || target.status === 'delivered' || target.status === 'terminated') continue;
		// What is decided at a counter is handed out there.
		if (itemOf(hall, target)?.caseType === 'immediate' && !isLeftBehind(hall, target.id)) continue;
		if (target.status === 'ready') shelf.shelved += 1;
		else if (target.result === null) shelf.toProduce += 1;
		else shelf.toShelve += 1;
	}
	return shelf;
}
