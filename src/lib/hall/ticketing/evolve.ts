import type { Day } from '../calendar/day.ts';
import type { Queue, WindowData } from '../catalogue/schema.ts';
import { drop, find, must, touch, type Moment, type Sealed, type Versioned } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { isLive, type TicketStatus, type WindowStatus } from './rules.ts';

export interface Ticket extends Versioned {
	id: string;
	number: string;
	queue: string;
	day: Day;
	status: TicketStatus;
	identity: Sealed | null;
	phone: Sealed | null;
	items: string[];
	told: { ahead: number; minutes: number | null };
	takenAt: number;
	window: string | null;
	staff: string | null;
	reason: string | null;
	calledAt: number | null;
	recalls: number;
	startedAt: number | null;
	endedAt: number | null;
}

export interface HallWindow extends WindowData, Versioned {
	status: WindowStatus;
	staff: string | null;
	/** the ticket that is called or being served here */
	ticket: string | null;
}

/** One call as the screens announce it; `n` grows, so that each is shown and spoken once and in order. */
export interface Call {
	n: number;
	ticket: string;
	number: string;
	window: string;
	at: number;
}

export interface Ticketing {
	queues: Record<string, Queue>;
	windows: Record<string, HallWindow>;
	tickets: Record<string, Ticket>;
	/** ids in the order in which they will be called */
	waiting: Record<string, string[]>;
	/** last number given, by queue, on `day` */
	numbers: { day: Day; last: Record<string, number> };
	/** the live ticket of a known person in a queue: `<queue>:<identity key>` */
	held: Record<string, string>;
	/** the newest calls, newest last, and how many there ever were */
	calls: Call[];
	called: number;
	/** milliseconds that the last visits took, newest last */
	recentService: Record<string, number[]>;
}

const CALLS_KEPT = 20;
const VISITS_KEPT = 20;

export const initialTicketing = (): Ticketing => ({
	queues: {},
	windows: {},
	tickets: {},
	waiting: {},
	numbers: { day: '', last: {} },
	held: {},
	calls: [],
	called: 0,
	recentService: {}
});

export const heldKey = (queue: string, identity: { readonly key: string }): string => `${queue}:${identity.key}`;

function define(ticketing: Ticketing, data: WindowData): HallWindow {
	const known = find(ticketing.windows, data.id);
	const window = known
		? Object.assign(known, data)
		: { ...data, status: 'closed' as const, staff: null, ticket: null, version: 0, trail: [] };
	ticketing.windows[data.id] = window;
	return window;
}

function announce(ticketing: Ticketing, ticket: Ticket, at: number): void {
	ticketing.called += 1;
	ticketing.calls.push({
		n: ticketing.called,
		ticket: ticket.id,
		number: ticket.number,
		window: ticket.window ?? '',
		at
	});
	if (ticketing.calls.length > CALLS_KEPT) ticketing.calls.shift();
}

function leaveWindow(ticketing: Ticketing, ticket: Ticket, type: string, moment: Moment): void {
	if (ticket.window === null) return;
	const window = must(ticketing.windows, ticket.window);
	if (window.ticket !== ticket.id) return;
	window.ticket = null;
	touch(window, type, moment);
}

function end(ticketing: Ticketing, ticket: Ticket, status: TicketStatus, type: string, moment: Moment): void {
	ticket.status = status;
	ticket.endedAt = moment.at;
	const line = ticketing.waiting[ticket.queue];
	const place = line?.indexOf(ticket.id) ?? -1;
	if (place >= 0) line?.splice(place, 1);
	if (ticket.identity) drop(ticketing.held, heldKey(ticket.queue, ticket.identity));
	leaveWindow(ticketing, ticket, type, moment);
	touch(ticket, type, moment);
}

export function evolveTicketing(ticketing: Ticketing, event: HallEvent, moment: Moment): void {
	switch (event.type) {
		case 'hall.setUp':
			for (const queue of event.preset.queues) {
				ticketing.queues[queue.id] = queue;
				ticketing.waiting[queue.id] = [];
				ticketing.recentService[queue.id] = [];
			}
			for (const window of event.preset.windows) define(ticketing, window);
			return;
		case 'window.defined':
			return touch(define(ticketing, event.window), event.type, moment);
		case 'window.opened': {
			const window = must(ticketing.windows, event.window);
			window.status = 'open';
			window.staff = event.staff;
			return touch(window, event.type, moment);
		}
		case 'window.closed': {
			const window = must(ticketing.windows, event.window);
			window.status = 'closed';
			window.staff = null;
			return touch(window, event.type, moment);
		}
		case 'ticket.taken': {
			const { type, v: _, ticket: id, sequence, ...facts } = event;
			const ticket: Ticket = {
				id,
				...facts,
				status: 'waiting',
				takenAt: moment.at,
				window: null,
				staff: null,
				reason: null,
				calledAt: null,
				recalls: 0,
				startedAt: null,
				endedAt: null,
				version: 0,
				trail: []
			};
			if (ticketing.numbers.day !== event.day) ticketing.numbers = { day: event.day, last: {} };
			ticketing.numbers.last[event.queue] = sequence;
			ticketing.tickets[id] = ticket;
			must(ticketing.waiting, event.queue).push(id);
			if (event.identity) ticketing.held[heldKey(event.queue, event.identity)] = id;
			return touch(ticket, type, moment);
		}
		case 'ticket.called': {
			const ticket = must(ticketing.tickets, event.ticket);
			const line = must(ticketing.waiting, ticket.queue);
			line.splice(line.indexOf(ticket.id), 1);
			const { window: windowId, staff, reason } = event;
			Object.assign(ticket, { status: 'called', window: windowId, staff, reason, calledAt: moment.at });
			const window = must(ticketing.windows, windowId);
			window.ticket = ticket.id;
			touch(window, event.type, moment);
			touch(ticket, event.type, moment);
			return announce(ticketing, ticket, moment.at);
		}
		case 'ticket.recalled': {
			const ticket = must(ticketing.tickets, event.ticket);
			ticket.recalls += 1;
			touch(ticket, event.type, moment);
			return announce(ticketing, ticket, moment.at);
		}
		case 'ticket.started': {
			const ticket = must(ticketing.tickets, event.ticket);
			ticket.status = 'serving';
			ticket.startedAt = moment.at;
			return touch(ticket, event.type, moment);
		}
		case 'ticket.missed':
			return end(ticketing, must(ticketing.tickets, event.ticket), 'missed', event.type, moment);
		case 'ticket.expired':
			return end(ticketing, must(ticketing.tickets, event.ticket), 'expired', event.type, moment);
		case 'ticket.finished': {
			const ticket = must(ticketing.tickets, event.ticket);
			end(ticketing, ticket, 'done', event.type, moment);
			const visits = must(ticketing.recentService, ticket.queue);
			visits.push(moment.at - (ticket.startedAt ?? moment.at));
			if (visits.length > VISITS_KEPT) visits.shift();
			return;
		}
		case 'day.closed':
			for (const ticket of Object.values(ticketing.tickets))
				if (ticket.day <= event.day && !isLive(ticket.status)) drop(ticketing.tickets, ticket.id);
			ticketing.calls = [];
			return;
		default:
			return;
	}
}
