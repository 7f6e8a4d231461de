import { dayOf, type Day } from '../calendar/day.ts';
import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import type { ticketingCommands } from './commands.ts';
import type { TicketingEvent } from './events.ts';
import type { ReadHall, ReadTicket } from './guards.ts';
import { isLive } from './rules.ts';

const ofDay = (hall: ReadHall, day: Day): ReadTicket[] =>
	Object.values(hall.ticketing.tickets).filter((ticket) => ticket.day <= day);

/** What waits, was missed or is on hold expires; what was called is missed and expires (3.10). */
function expire(tickets: readonly ReadTicket[]): TicketingEvent[] {
	return tickets.flatMap(({ id, status }): TicketingEvent[] => {
		const expired = { type: 'ticket.expired', v: 1, ticket: id } as const;
		if (status === 'called') return [{ type: 'ticket.missed', v: 1, ticket: id }, expired];
		return status === 'missed' || (isLive(status) && status !== 'serving') ? [expired] : [];
	});
}

const closeWindows = (hall: ReadHall): TicketingEvent[] =>
	Object.values(hall.ticketing.windows)
		.filter((window) => window.status !== 'closed')
		.map(({ id }) => ({ type: 'window.closed', v: 1, window: id }));

export const decideDay = {
	'day.close': (hall, { force }, { now }) => {
		const day = dayOf(now);
		if (hall.ticketing.closed === day) refuse('day-closed');
		const tickets = ofDay(hall, day);
		const serving = tickets.filter((ticket) => ticket.status === 'serving');
		if (serving.length > 0 && !force) refuse('still-serving', { numbers: serving.map((t) => t.number).join(', ') });
		const finished = serving.map(({ id }): TicketingEvent => ({ type: 'ticket.finished', v: 1, ticket: id }));
		return {
			events: [...expire(tickets), ...finished, ...closeWindows(hall), { type: 'day.closed', v: 1, day }],
			result: { day }
		};
	}
} satisfies Partial<Deciders<typeof ticketingCommands>>;

/**
 * A new day ends the old one: who is being served is finished first. The day closes, its windows close, and its
 * tickets leave the hall's memory, once none of them is live.
 */
export function tickTicketing(hall: ReadHall, now: number): TicketingEvent[] {
	const { numbers, closed } = hall.ticketing;
	const { day } = numbers;
	if (day === '' || day >= dayOf(now) || closed === day) return [];
	const tickets = ofDay(hall, day);
	const expired = expire(tickets);
	if (tickets.some((ticket) => ticket.status === 'serving')) return expired;
	return [...expired, ...closeWindows(hall), { type: 'day.closed', v: 1, day }];
}
