import { dueDate, explain, type Deadline, type DeadlineFacts, type Why } from '../calendar/deadlines.ts';
import { dayOf, type Day } from '../calendar/day.ts';
import type { Item } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import type { DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { Told } from './events.ts';
import type { Case } from './state.ts';
import { DELIVERY_LIMIT, NOTIFICATION_LIMIT } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/**
 * The facts from which each date of a case follows, in the order in which they come to bear. A date is there from the
 * fact that starts it: receipt (or resubmission), acceptance, decision.
 */
export function deadlineFacts(item: DeepReadonly<Item>, target: DeepReadonly<Case>): DeadlineFacts[] {
	const { receipt, resubmission, acceptance, decision, pauses } = target;
	const facts: DeadlineFacts[] = [];
	const brought = resubmission ?? receipt;
	if (brought) facts.push({ kind: 'notification', start: dayOf(brought.at), limit: NOTIFICATION_LIMIT, pauses: [] });
	if (acceptance) {
		const { day } = acceptance;
		if (item.statutoryLimit) facts.push({ kind: 'statutory', start: day, limit: item.statutoryLimit, pauses });
		facts.push({ kind: 'promised', start: day, limit: item.promisedLimit, pauses });
	}
	if (decision?.delivery) facts.push({ kind: 'delivery', start: decision.day, limit: DELIVERY_LIMIT, pauses: [] });
	return facts;
}

export interface CaseDate extends Why {
	/** when what the date demands was done; null while it is still to do */
	readonly doneOn: Day | null;
}

/** When what each date demands was done; null while it is still to do. */
function doneAt(target: DeepReadonly<Case>): Record<DeadlineFacts['kind'], number | null> {
	const { acceptance, notice, refusal, withdrawal, forwarding, decision, resubmission, deliveredAt } = target;
	const told = resubmission ? (acceptance ?? refusal) : (notice ?? acceptance ?? refusal);
	const ended = withdrawal?.at ?? null;
	// 行政许可法 Art. 43: of what is sent up, the limit here is that of the first examination.
	const decided = forwarding?.at ?? decision?.at ?? ended;
	return { notification: told?.at ?? ended, statutory: decided, promised: decided, delivery: deliveredAt };
}

/** The dates of a case, each able to say why. One that was met stands as it was on the day it was met. */
export function datesOf(hall: ReadHall, target: DeepReadonly<Case>, now: number): CaseDate[] {
	const item = itemOf(hall, target);
	if (!item) return [];
	const done = doneAt(target);
	return deadlineFacts(item, target).map((facts) => {
		const at = done[facts.kind];
		const doneOn = at === null ? null : dayOf(at);
		return { ...explain(hall.calendar, facts, doneOn ?? dayOf(now)), doneOn };
	});
}

/** The date that presses now: the earliest of those that are not met yet. */
export function pressing(hall: ReadHall, target: DeepReadonly<Case>, now: number): Deadline | undefined {
	const item = itemOf(hall, target);
	const done = doneAt(target);
	return (item ? deadlineFacts(item, target) : [])
		.filter((facts) => done[facts.kind] === null)
		.map((facts) => dueDate(hall.calendar, facts, dayOf(now)))
		.reduce<Deadline | undefined>((first, next) => (first && first.due <= next.due ? first : next), undefined);
}

/** A due date as it is told to somebody, with the calendar that it came from. */
export function tell(hall: ReadHall, facts: DeadlineFacts): Told {
	const { due, provisional } = dueDate(hall.calendar, facts, facts.start);
	return { due, provisional, coveredThrough: hall.calendar.coveredThrough };
}
