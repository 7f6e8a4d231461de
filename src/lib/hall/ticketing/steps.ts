import { drop, find, must, touch, type Moment } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { addTo, emptyQueueDay, type QueueDay, type Tally } from './figures.ts';
import type { TicketStatus } from './rules.ts';
import { heldKey, type Ticket, type Ticketing } from './state.ts';

const CALLS_KEPT = 20;
const VISITS_KEPT = 20;
const OUT_OF_ORDER_KEPT = 50;

const dayOfQueue = (ticketing: Ticketing, queue: string): QueueDay => (ticketing.today[queue] ??= emptyQueueDay());
const tally = (ticketing: Ticketing, ticket: Ticket, what: Tally): void => {
	dayOfQueue(ticketing, ticket.queue)[what] += 1;
};

function announce(ticketing: Ticketing, ticket: Ticket, at: number): void {
	ticketing.called += 1;
	const { id, number, window } = ticket;
	ticketing.calls.push({ n: ticketing.called, ticket: id, number, window: window ?? '', at });
	if (ticketing.calls.length > CALLS_KEPT) ticketing.calls.shift();
}

/** Puts a ticket into its queue's line by the time that counts for it, behind those of the same time. */
function lineUp(ticketing: Ticketing, ticket: Ticket): void {
	const line = must(ticketing.waiting, ticket.queue);
	let place = line.length;
	while (place > 0 && must(ticketing.tickets, line[place - 1] ?? '').since > ticket.since) place -= 1;
	line.splice(place, 0, ticket.id);
	if (ticket.priority !== null) ticketing.first[ticket.queue] = must(ticketing.first, ticket.queue) + 1;
	if (ticket.identity) ticketing.held[heldKey(ticket.queue, ticket.identity)] = ticket.id;
}

function leaveLine(ticketing: Ticketing, ticket: Ticket): void {
	const line = must(ticketing.waiting, ticket.queue);
	const place = line.indexOf(ticket.id);
	if (place < 0) return;
	line.splice(place, 1);
	if (ticket.priority !== null) ticketing.first[ticket.queue] = must(ticketing.first, ticket.queue) - 1;
}

/** A person who is not live in a queue any more may take another number there. */
function letGo(ticketing: Ticketing, ticket: Ticket): void {
	if (!ticket.identity) return;
	const key = heldKey(ticket.queue, ticket.identity);
	if (ticketing.held[key] === ticket.id) drop(ticketing.held, key);
}

/** The ticket's status from now on; what it did until now is measured. */
function turn(ticketing: Ticketing, ticket: Ticket, status: TicketStatus, at: number): void {
	const lasted = at - ticket.statusSince;
	const day = dayOfQueue(ticketing, ticket.queue);
	if (ticket.status === 'waiting' && status === 'called') addTo(day.wait, lasted);
	if (ticket.status === 'called' && status === 'serving') addTo(day.walk, lasted);
	if (ticket.status === 'serving') ticket.served += lasted;
	ticket.status = status;
	ticket.statusSince = at;
}

function leaveWindow(ticketing: Ticketing, ticket: Ticket, type: string, moment: Moment): void {
	const window = find(ticketing.windows, ticket.window ?? '');
	if (window?.ticket !== ticket.id) return;
	window.ticket = null;
	touch(window, type, moment);
}

function come(ticketing: Ticketing, ticket: Ticket, to: string, staff: string, type: string, moment: Moment): void {
	Object.assign(ticket, { window: to, staff });
	const window = must(ticketing.windows, to);
	window.ticket = ticket.id;
	touch(window, type, moment);
}

function end(ticketing: Ticketing, ticket: Ticket, status: TicketStatus, type: string, moment: Moment): void {
	turn(ticketing, ticket, status, moment.at);
	ticket.endedAt = moment.at;
	leaveLine(ticketing, ticket);
	letGo(ticketing, ticket);
	leaveWindow(ticketing, ticket, type, moment);
}

type Steps = {
	readonly [E in HallEvent as E['type']]?: (ticketing: Ticketing, ticket: Ticket, event: E, moment: Moment) => void;
};

/** What each event does to its ticket. */
export const TICKET_STEPS = {
	'ticket.called': (ticketing, ticket, { window, staff, reason, owed, owedHere, type }, moment) => {
		leaveLine(ticketing, ticket);
		turn(ticketing, ticket, 'called', moment.at);
		Object.assign(ticket, { reason, calledAt: moment.at, heardAt: moment.at, recalls: 0 });
		come(ticketing, ticket, window, staff, type, moment);
		ticketing.owed[ticket.queue] = owed;
		must(ticketing.windows, window).owed = owedHere;
		tally(ticketing, ticket, 'called');
		if (reason !== null) {
			tally(ticketing, ticket, 'outOfOrder');
			const { number, queue } = ticket;
			ticketing.outOfOrder.push({ at: moment.at, number, queue, window, staff, reason });
			if (ticketing.outOfOrder.length > OUT_OF_ORDER_KEPT) ticketing.outOfOrder.shift();
		}
		announce(ticketing, ticket, moment.at);
	},
	'ticket.recalled': (ticketing, ticket, _, { at }) => {
		ticket.recalls += 1;
		ticket.heardAt = at;
		announce(ticketing, ticket, at);
	},
	'ticket.started': (ticketing, ticket, _, { at }) => {
		turn(ticketing, ticket, 'serving', at);
		ticket.startedAt ??= at;
	},
	'ticket.missed': (ticketing, ticket, { type }, moment) => {
		end(ticketing, ticket, 'missed', type, moment);
		tally(ticketing, ticket, 'missed');
	},
	'ticket.requeued': (ticketing, ticket, { since }, { at }) => {
		turn(ticketing, ticket, 'waiting', at);
		Object.assign(ticket, { since, requeues: ticket.requeues + 1, endedAt: null, window: null, staff: null });
		lineUp(ticketing, ticket);
		tally(ticketing, ticket, 'requeued');
	},
	'ticket.held': (ticketing, ticket, { reason, type }, moment) => {
		turn(ticketing, ticket, 'held', moment.at);
		ticket.reason = reason;
		leaveWindow(ticketing, ticket, type, moment);
		tally(ticketing, ticket, 'held');
	},
	'ticket.resumed': (ticketing, ticket, { window, staff, type }, moment) => {
		turn(ticketing, ticket, 'serving', moment.at);
		come(ticketing, ticket, window, staff, type, moment);
	},
	'ticket.transferred': (ticketing, ticket, { queue, reason, type }, moment) => {
		if (queue !== ticket.queue) tally(ticketing, ticket, 'transferred');
		leaveLine(ticketing, ticket);
		letGo(ticketing, ticket);
		leaveWindow(ticketing, ticket, type, moment);
		turn(ticketing, ticket, 'waiting', moment.at);
		Object.assign(ticket, { queue, reason, window: null, staff: null });
		lineUp(ticketing, ticket);
	},
	'ticket.finished': (ticketing, ticket, { type }, moment) => {
		end(ticketing, ticket, 'done', type, moment);
		tally(ticketing, ticket, 'done');
		addTo(dayOfQueue(ticketing, ticket.queue).service, ticket.served);
		const visits = must(ticketing.recentService, ticket.queue);
		visits.push(ticket.served);
		if (visits.length > VISITS_KEPT) visits.shift();
	},
	'ticket.abandoned': (ticketing, ticket, { type }, moment) => {
		end(ticketing, ticket, 'abandoned', type, moment);
		tally(ticketing, ticket, 'abandoned');
	},
	'ticket.expired': (ticketing, ticket, { type }, moment) => {
		end(ticketing, ticket, 'expired', type, moment);
		tally(ticketing, ticket, 'expired');
	}
} satisfies Steps;

/** A new ticket, last in its line. */
export function take(ticketing: Ticketing, event: Extract<HallEvent, { type: 'ticket.taken' }>, moment: Moment): void {
	const { type, v: _, ticket: id, sequence, ...facts } = event;
	const { at } = moment;
	const times = { takenAt: at, since: at, statusSince: at, calledAt: null, heardAt: null, startedAt: null };
	const ticket: Ticket = {
		id,
		...facts,
		...times,
		status: 'waiting',
		window: null,
		staff: null,
		reason: null,
		recalls: 0,
		requeues: 0,
		endedAt: null,
		served: 0,
		version: 0,
		trail: []
	};
	if (ticketing.numbers.day !== event.day) {
		ticketing.numbers = { day: event.day, last: {} };
		ticketing.today = {};
	}
	ticketing.numbers.last[event.queue] = sequence;
	ticketing.tickets[id] = ticket;
	lineUp(ticketing, ticket);
	tally(ticketing, ticket, 'taken');
	touch(ticket, type, moment);
}
