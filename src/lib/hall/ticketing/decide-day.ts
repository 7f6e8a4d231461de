import { dayOf, type Day } from '../calendar/day.ts';
import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import type { ticketingCommands } from './commands.ts';
import type { TicketingEvent } from './events.ts';
import type { ReadHall, ReadTicket, ReadWindow } from './guards.ts';
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

const openWindows = (hall: ReadHall): ReadWindow[] =>
	Object.values(hall.ticketing.windows).filter((window) => window.status !== 'closed');

const closeAll = (windows: readonly ReadWindow[]): TicketingEvent[] =>
	windows.map(({ id }) => ({ type: 'window.closed', v: 1, window: id }));

export const decideDay = {
	'day.close': (hall, { force }, { now }) => {
		const day = dayOf(now);
		if (hall.ticketing.closed === day) refuse('day-closed');
		const tickets = ofDay(hall, day);
		const serving = tickets.filter((ticket) => ticket.status === 'serving');
		if (serving.length > 0 && !force) refuse('still-serving', { numbers: serving.map((t) => t.number).join(', ') });
		const finished = serving.map(({ id }): TicketingEvent => ({ type: 'ticket.finished', v: 1, ticket: id }));
		return {
			events: [...expire(tickets), ...finished, ...closeAll(openWindows(hall)), { type: 'day.closed', v: 1, day }],
			result: { day }
		};
	}
} satisfies Partial<Deciders<typeof ticketingCommands>>;

/** The newest day before today that numbers were given on and that nobody closed yet. */
function dayToClose(hall: ReadHall, old: readonly ReadTicket[], today: Day): Day | undefined {
	const { numbers, closed } = hall.ticketing;
	const days = [...old.map((ticket) => ticket.day), numbers.day].filter((day) => day !== '' && day < today);
	const newest = days.sort().at(-1);
	return newest !== undefined && newest > (closed ?? '') ? newest : undefined;
}

/**
 * A new day ends the old one: who is being served is finished first. The day closes, the windows that were left open
 * close, and its tickets leave the hall's memory, once none of them is live. Somebody may have taken a number of the new
 * day before: a night without power is caught up with in the morning.
 */
export function tickTicketing(hall: ReadHall, now: number): TicketingEvent[] {
	const today = dayOf(now);
	const old = Object.values(hall.ticketing.tickets).filter((ticket) => ticket.day < today);
	const expired = expire(old);
	if (old.some((ticket) => ticket.status === 'serving')) return expired;
	const ids = new Set(old.map(({ id }) => id));
	const deserted = openWindows(hall).filter(
		({ openedAt, ticket }) => dayOf(openedAt) < today && (ticket === null || ids.has(ticket))
	);
	const day = dayToClose(hall, old, today);
	const closed: TicketingEvent[] = day === undefined ? [] : [{ type: 'day.closed', v: 1, day }];
	return [...expired, ...closeAll(deserted), ...closed];
}
