import type { Policy } from '../catalogue/schema.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { isWorkingDay } from '../calendar/calendar.ts';
import { dayOf, timeOf } from '../calendar/day.ts';
import type { DeepReadonly } from '../contract.ts';

export type TicketStatus = 'waiting' | 'called' | 'serving' | 'held' | 'missed' | 'done' | 'abandoned' | 'expired';
export type WindowStatus = 'closed' | 'open' | 'paused';

/** 绿色通道, 老弱病残孕军: on what ground a number goes before others. */
export const PRIORITY_GROUNDS = ['elderly', 'frail', 'ill', 'disabled', 'pregnant', 'military'] as const;
export type PriorityGround = (typeof PRIORITY_GROUNDS)[number];

/** Why a window is paused. `away` is nobody's choice: its clerk's session ended. */
export const PAUSE_GROUNDS = ['rest', 'meal', 'business', 'equipment'] as const;
export type PauseGround = (typeof PAUSE_GROUNDS)[number] | 'away';

export type TicketCommand =
	| 'ticket.call'
	| 'ticket.recall'
	| 'ticket.start'
	| 'ticket.miss'
	| 'ticket.requeue'
	| 'ticket.hold'
	| 'ticket.resume'
	| 'ticket.transfer'
	| 'ticket.finish'
	| 'ticket.abandon';

/** 3.10: what may be done with a ticket, by its status. The server refuses and the desk shows buttons by this table. */
export const TICKET_ALLOWS = {
	waiting: ['ticket.call', 'ticket.transfer', 'ticket.abandon'],
	called: ['ticket.recall', 'ticket.start', 'ticket.miss', 'ticket.transfer'],
	serving: ['ticket.hold', 'ticket.transfer', 'ticket.finish'],
	held: ['ticket.resume'],
	missed: ['ticket.requeue', 'ticket.abandon'],
	done: [],
	abandoned: [],
	expired: []
} as const satisfies Record<TicketStatus, readonly TicketCommand[]>;

export const ticketAllows = (status: TicketStatus, command: TicketCommand): boolean =>
	(TICKET_ALLOWS[status] as readonly TicketCommand[]).includes(command);

export type WindowCommand = 'window.open' | 'window.pause' | 'window.resume' | 'window.close';
export const WINDOW_ALLOWS = {
	closed: ['window.open'],
	open: ['window.pause', 'window.close'],
	paused: ['window.resume', 'window.close']
} as const satisfies Record<WindowStatus, readonly WindowCommand[]>;

/** A person with a live ticket has no need of a second one for the same queue. A missed one is not live. */
export const isLive = (status: TicketStatus): boolean =>
	status === 'waiting' || status === 'called' || status === 'serving' || status === 'held';

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
