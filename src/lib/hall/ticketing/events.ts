import type { Day } from '../calendar/day.ts';
import type { WindowData } from '../catalogue/schema.ts';
import type { Sealed } from '../contract.ts';

export type TicketingEvent =
	| {
			type: 'ticket.taken';
			v: 1;
			ticket: string;
			number: string;
			sequence: number;
			queue: string;
			day: Day;
			identity: Sealed | null;
			phone: Sealed | null;
			items: string[];
			/** what the slip promised: people ahead, and minutes (null: no promise) */
			told: { ahead: number; minutes: number | null };
	  }
	| { type: 'ticket.called'; v: 1; ticket: string; window: string; staff: string; reason: string | null }
	| { type: 'ticket.recalled'; v: 1; ticket: string }
	| { type: 'ticket.started'; v: 1; ticket: string }
	| { type: 'ticket.missed'; v: 1; ticket: string }
	| { type: 'ticket.finished'; v: 1; ticket: string }
	| { type: 'ticket.expired'; v: 1; ticket: string }
	| { type: 'day.closed'; v: 1; day: Day }
	| { type: 'window.defined'; v: 1; window: WindowData }
	| { type: 'window.opened'; v: 1; window: string; staff: string }
	| { type: 'window.closed'; v: 1; window: string };

export const ticketingVersions = {
	'ticket.taken': 1,
	'ticket.called': 1,
	'ticket.recalled': 1,
	'ticket.started': 1,
	'ticket.missed': 1,
	'ticket.finished': 1,
	'ticket.expired': 1,
	'day.closed': 1,
	'window.defined': 1,
	'window.opened': 1,
	'window.closed': 1
} as const satisfies Record<TicketingEvent['type'], number>;
