import type { Policy } from '../catalogue/schema.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { isWorkingDay } from '../calendar/calendar.ts';
import { dayOf, timeOf } from '../calendar/day.ts';
import type { DeepReadonly } from '../contract.ts';

export type TicketStatus = 'waiting' | 'called' | 'serving' | 'missed' | 'done' | 'expired';
export type WindowStatus = 'closed' | 'open';

/** 3.10: what may be done with a ticket, by its status. The server refuses and the desk shows buttons by this table. */
export const TICKET_ALLOWS = {
	waiting: ['ticket.call'],
	called: ['ticket.recall', 'ticket.start', 'ticket.miss'],
	serving: ['ticket.finish'],
	missed: [],
	done: [],
	expired: []
} as const satisfies Record<TicketStatus, readonly TicketCommand[]>;

export type TicketCommand = 'ticket.call' | 'ticket.recall' | 'ticket.start' | 'ticket.miss' | 'ticket.finish';

export const ticketAllows = (status: TicketStatus, command: TicketCommand): boolean =>
	(TICKET_ALLOWS[status] as readonly TicketCommand[]).includes(command);

export const isLive = (status: TicketStatus): boolean =>
	status === 'waiting' || status === 'called' || status === 'serving';

/** `B` and 7 make B007; numbers grow past 999 to B1000 and never wrap. */
export const ticketNumber = (prefix: string, sequence: number): string => prefix + String(sequence).padStart(3, '0');

/** Numbers are given out on working days between opening and closing. */
export function isOpenAt(policy: DeepReadonly<Policy>, calendar: DeepReadonly<Calendar>, now: number): boolean {
	const time = timeOf(now);
	return isWorkingDay(calendar, dayOf(now)) && time >= policy.opens && time < policy.closes;
}

/**
 * Minutes until somebody with `ahead` people before them is called: people ahead over the windows that may serve the
 * queue, times what a visit took lately. Null when no window is open for it: no promise then.
 */
export function estimateMinutes(
	ahead: number,
	windows: number,
	recent: readonly number[],
	usualMinutes: number
): number | null {
	if (windows === 0) return null;
	const visit = recent.length === 0 ? usualMinutes : recent.reduce((sum, ms) => sum + ms, 0) / recent.length / 60_000;
	return Math.ceil((ahead * visit) / windows);
}
