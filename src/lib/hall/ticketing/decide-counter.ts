import { find } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import type { ticketingCommands } from './commands.ts';
import {
	mustBeFree,
	ownTicket,
	ownWindow,
	ticketFor,
	type ReadHall,
	type ReadTicket,
	type ReadWindow
} from './guards.ts';
import { hasPriority, nextOf, owedAfter, servesQueue } from './line.ts';

/** A number that was next pays what its class owes the other; one out of order leaves the turns as they are. */
function owedBy(hall: ReadHall, window: ReadWindow, ticket: ReadTicket, inTurn: boolean) {
	const owed = find(hall.ticketing.owed, ticket.queue) ?? 0;
	if (!inTurn) return { owed, owedHere: window.owed };
	const ratio = hall.catalogue.policy?.ordinaryPerPriority ?? 1;
	const after = (before: number) => owedAfter(before, hasPriority(ticket), ratio);
	return { owed: after(owed), owedHere: after(window.owed) };
}

/** What happens to a ticket at the window of whoever asks. */
export const decideCounter = {
	'ticket.call': (hall, { window: windowId, ticket: wanted, reason }, { actor }) => {
		const window = ownWindow(hall, windowId, actor);
		mustBeFree(hall, window);
		const call = (ticket: ReadTicket, why: string | null) => ({
			events: [
				{
					type: 'ticket.called' as const,
					v: 2 as const,
					ticket: ticket.id,
					window: windowId,
					staff: window.staff ?? '',
					reason: why,
					...owedBy(hall, window, ticket, why === null)
				}
			],
			result: { ticket: ticket.id, number: ticket.number }
		});
		const served = window.queues.filter((queue) => servesQueue(hall, window, queue));
		if (wanted === undefined)
			return call(nextOf(hall.ticketing, served, window.owed) ?? refuse('nobody-waiting'), null);
		if (reason === undefined) return refuse('reason-needed');
		const ticket = ticketFor(hall, wanted, 'ticket.call');
		if (!served.includes(ticket.queue)) refuse('not-in-your-queues');
		return call(ticket, reason);
	},

	'ticket.recall': (hall, { ticket: id }, { actor, now }) => {
		const ticket = ownTicket(hall, id, 'ticket.recall', actor);
		const seconds = hall.catalogue.policy?.recalls.seconds ?? 0;
		if (now - (ticket.heardAt ?? 0) < seconds * 1000) refuse('recall-too-soon', { number: ticket.number, seconds });
		return { events: [{ type: 'ticket.recalled', v: 1, ticket: id }] };
	},

	'ticket.start': (hall, { ticket: id }, { actor }) => {
		ownTicket(hall, id, 'ticket.start', actor);
		return { events: [{ type: 'ticket.started', v: 1, ticket: id }] };
	},

	'ticket.hold': (hall, { ticket: id, reason }, { actor }) => {
		ownTicket(hall, id, 'ticket.hold', actor);
		return { events: [{ type: 'ticket.held', v: 1, ticket: id, reason }] };
	},

	/** Without a new number, at any window that serves its queue: whoever held it may be at lunch. */
	'ticket.resume': (hall, { ticket: id, window: windowId }, { actor }) => {
		const window = ownWindow(hall, windowId, actor);
		mustBeFree(hall, window);
		const ticket = ticketFor(hall, id, 'ticket.resume');
		if (!servesQueue(hall, window, ticket.queue)) refuse('not-in-your-queues');
		return {
			events: [{ type: 'ticket.resumed', v: 1, ticket: id, window: windowId, staff: window.staff ?? '' }],
			result: { ticket: id, number: ticket.number }
		};
	},

	'ticket.finish': (hall, { ticket: id }, { actor }) => {
		ownTicket(hall, id, 'ticket.finish', actor);
		return { events: [{ type: 'ticket.finished', v: 1, ticket: id }] };
	}
} satisfies Partial<Deciders<typeof ticketingCommands>>;
