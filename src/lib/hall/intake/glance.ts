import { dayOf, type Day } from '../calendar/day.ts';
import { find } from '../contract.ts';
import { pressing } from './dates.ts';
import type { ReadCase, ReadHall } from './guards.ts';

/** The day by which the case should be decided: as it was told, unless a pause has moved it since. */
function promisedBy(hall: ReadHall, target: ReadCase, now: number): Day | null {
	if (!target.acceptance || target.decision || target.withdrawal || target.forwarding) return null;
	return target.pauses.length === 0 ? target.acceptance.promised.due : (pressing(hall, target, now)?.due ?? null);
}

/** The hall's cases in a few figures, cheap enough to be counted with every push. */
export function casesAtAGlance(hall: ReadHall, now: number) {
	const today = dayOf(now);
	const glance = { open: 0, dueToday: 0, overdue: 0, toConfirm: 0, correcting: 0, deemed: 0, ready: 0, unclaimed: 0 };
	for (const target of Object.values(hall.intake.cases)) {
		const due = promisedBy(hall, target, now);
		if (due !== null) {
			glance.open += 1;
			if (due === today) glance.dueToday += 1;
			if (due < today) glance.overdue += 1;
			if (target.acceptance?.deemed) glance.deemed += 1;
		}
		if (target.status === 'received') glance.toConfirm += 1;
		if (target.status === 'correcting' || target.status === 'reviewCorrecting') glance.correcting += 1;
		if (target.status === 'ready') glance.ready += 1;
		if (target.status === 'ready' && find(hall.issuance.results, target.result ?? '')?.unclaimed) glance.unclaimed += 1;
	}
	const outstanding = Object.values(hall.issuance.messages).filter((message) => message.status === 'failed').length;
	return { ...glance, failedMessages: outstanding };
}
