import type { Day } from '../calendar/day.ts';
import type { WindowData } from '../catalogue/schema.ts';
import type { Sealed } from '../contract.ts';
import { adding, record, type Upcasters } from '../upcast.ts';
import type { PauseGround, PriorityGround } from './rules.ts';

export type TicketingEvent =
	| {
			type: 'ticket.taken';
			v: 2;
			ticket: string;
			number: string;
			sequence: number;
			queue: string;
			day: Day;
			identity: Sealed | null;
			phone: Sealed | null;
			items: string[];
			priority: PriorityGround | null;
			agent: boolean;
			exception: string | null;
			/** what the slip promised: people ahead, and minutes (null: no promise) */
			told: { ahead: number; minutes: number | null };
	  }
	| {
			type: 'ticket.called';
			v: 2;
			ticket: string;
			window: string;
			staff: string;
			/** why out of order; null when it was next */
			reason: string | null;
			/** ordinary numbers of its queue that now go before the next one with priority */
			owed: number;
			/** the same at this window, over all its queues */
			owedHere: number;
	  }
	| { type: 'ticket.recalled'; v: 1; ticket: string }
	| { type: 'ticket.started'; v: 1; ticket: string }
	| { type: 'ticket.missed'; v: 1; ticket: string }
	/** `since` is the time by which it stands in line: that of the last number before it */
	| { type: 'ticket.requeued'; v: 1; ticket: string; since: number }
	| { type: 'ticket.held'; v: 1; ticket: string; reason: string | null }
	| { type: 'ticket.resumed'; v: 1; ticket: string; window: string; staff: string }
	| { type: 'ticket.transferred'; v: 1; ticket: string; queue: string; reason: string | null }
	| { type: 'ticket.finished'; v: 1; ticket: string }
	| { type: 'ticket.abandoned'; v: 1; ticket: string; reason: string | null }
	| { type: 'ticket.expired'; v: 1; ticket: string }
	| { type: 'day.closed'; v: 1; day: Day }
	| { type: 'window.defined'; v: 2; window: WindowData }
	| { type: 'window.opened'; v: 1; window: string; staff: string }
	| { type: 'window.paused'; v: 1; window: string; ground: PauseGround }
	| { type: 'window.resumed'; v: 1; window: string }
	| { type: 'window.closed'; v: 1; window: string };

export const ticketingVersions = {
	'ticket.taken': 2,
	'ticket.called': 2,
	'ticket.recalled': 1,
	'ticket.started': 1,
	'ticket.missed': 1,
	'ticket.requeued': 1,
	'ticket.held': 1,
	'ticket.resumed': 1,
	'ticket.transferred': 1,
	'ticket.finished': 1,
	'ticket.abandoned': 1,
	'ticket.expired': 1,
	'day.closed': 1,
	'window.defined': 2,
	'window.opened': 1,
	'window.paused': 1,
	'window.resumed': 1,
	'window.closed': 1
} as const satisfies Record<TicketingEvent['type'], number>;

export const ticketingUpcasters: Upcasters = {
	'ticket.taken': { 1: adding({ priority: null, agent: false, exception: null }) },
	'ticket.called': { 1: adding({ owed: 0, owedHere: 0 }) },
	'window.defined': { 1: (event) => ({ ...event, v: 2, window: { ...record(event['window']), zone: null } }) }
};
