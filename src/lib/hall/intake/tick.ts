import { firstWorkingDay } from '../calendar/calendar.ts';
import { addDays, dayOf, instantOf, type Day } from '../calendar/day.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { acceptance } from './decide-acceptance.ts';
import type { IntakeEvent } from './events.ts';
import { notificationFrom, type ReadCase, type ReadHall } from './guards.ts';

/** What was begun or prepared and never received is kept for its person for so many days. */
const isForgotten = (hall: ReadHall, target: ReadCase, today: Day): boolean =>
	today > addDays(dayOf(target.draftedAt), hall.catalogue.policy?.draftDays ?? 0);

/**
 * 行政许可法 Art. 32(4): who was told nothing within five working days is accepted from the day of receipt; the event
 * says so with the law's own moment.
 */
function deem(hall: ReadHall, target: ReadCase, today: Day): IntakeEvent | undefined {
	const item = itemOf(hall, target);
	const received = target.resubmission ?? target.receipt;
	if (!item || !received) return undefined;
	const receivedOn = dayOf(received.at);
	if (today <= notificationFrom(hall, receivedOn).due) return undefined;
	const day = firstWorkingDay(hall.calendar, receivedOn);
	// Received on a day off, it counts from the first moment of the working day that follows.
	const effectiveAt = day === receivedOn ? received.at : instantOf(day, '00:00');
	return { type: 'case.deemedAccepted', v: 1, effectiveAt, ...acceptance(hall, target, item, day, today) };
}

function due(hall: ReadHall, target: ReadCase, today: Day): IntakeEvent | undefined {
	switch (target.status) {
		case 'prepared':
		case 'draft':
			return isForgotten(hall, target, today) ? { type: 'case.lapsed', v: 1, case: target.id } : undefined;
		case 'received':
			return deem(hall, target, today);
		case 'correcting':
			return target.notice && today > target.notice.correction.due
				? { type: 'case.lapsed', v: 1, case: target.id }
				: undefined;
		case 'reviewCorrecting':
			return target.reviewNotice && today > target.reviewNotice.correction.due
				? { type: 'case.correctionMissed', v: 1, case: target.id, day: today }
				: undefined;
		default:
			return undefined;
	}
}

/** What time alone makes true of cases. */
export function tickIntake(hall: ReadHall, now: number): IntakeEvent[] {
	const today = dayOf(now);
	// One at a time: each acceptance takes numbers that the next one must see. The clock asks again until nothing is due.
	for (const target of Object.values(hall.intake.cases)) {
		const event = due(hall, target, today);
		if (event) return [event];
	}
	return [];
}
