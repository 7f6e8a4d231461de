import { dayOf, type Day } from '../calendar/day.ts';
import type { Queue, WindowData } from '../catalogue/schema.ts';
import { drop, find, must, touch, type Moment } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { isLive } from './rules.ts';
import type { HallWindow, Ticket, Ticketing } from './state.ts';
import { take, TICKET_STEPS } from './steps.ts';

function defineQueue(ticketing: Ticketing, queue: Queue): void {
	ticketing.queues[queue.id] = queue;
	ticketing.waiting[queue.id] = [];
	ticketing.first[queue.id] = 0;
	ticketing.recentService[queue.id] = [];
	ticketing.owed[queue.id] = 0;
}

function defineWindow(ticketing: Ticketing, data: WindowData, at: number): HallWindow {
	const known = find(ticketing.windows, data.id);
	const closed = {
		status: 'closed' as const,
		statusSince: at,
		pausedFor: null,
		openedAt: at,
		staff: null,
		ticket: null,
		owed: 0
	};
	const window = known ? Object.assign(known, data) : { ...data, ...closed, version: 0, trail: [] };
	ticketing.windows[data.id] = window;
	return window;
}

type TicketStep = Extract<HallEvent, { type: keyof typeof TICKET_STEPS }>;
const isTicketStep = (event: HallEvent): event is TicketStep => Object.hasOwn(TICKET_STEPS, event.type);

function closeDay(ticketing: Ticketing, day: Day): void {
	for (const ticket of Object.values(ticketing.tickets))
		if (ticket.day <= day && !isLive(ticket.status)) drop(ticketing.tickets, ticket.id);
	const later = ({ at }: { at: number }) => dayOf(at) > day;
	ticketing.calls = ticketing.calls.filter(later);
	ticketing.outOfOrder = ticketing.outOfOrder.filter(later);
	ticketing.closed = day;
	for (const queue of Object.keys(ticketing.owed)) ticketing.owed[queue] = 0;
	for (const window of Object.values(ticketing.windows)) window.owed = 0;
}

const WINDOW_STATES = {
	'window.opened': { status: 'open', pausedFor: null },
	'window.paused': { status: 'paused' },
	'window.resumed': { status: 'open', pausedFor: null },
	'window.closed': { status: 'closed', pausedFor: null, staff: null }
} as const;
type WindowStep = Extract<HallEvent, { type: keyof typeof WINDOW_STATES }>;
const isWindowStep = (event: HallEvent): event is WindowStep => Object.hasOwn(WINDOW_STATES, event.type);

function moveWindow(ticketing: Ticketing, event: WindowStep, moment: Moment): void {
	const window = must(ticketing.windows, event.window);
	Object.assign(window, WINDOW_STATES[event.type], { statusSince: moment.at });
	if (event.type === 'window.opened') Object.assign(window, { staff: event.staff, openedAt: moment.at });
	if (event.type === 'window.paused') window.pausedFor = event.ground;
	touch(window, event.type, moment);
}

export function evolveTicketing(ticketing: Ticketing, event: HallEvent, moment: Moment): void {
	if (isTicketStep(event)) {
		const ticket = must(ticketing.tickets, event.ticket);
		const step = TICKET_STEPS[event.type] as (t: Ticketing, of: Ticket, event: TicketStep, moment: Moment) => void;
		step(ticketing, ticket, event, moment);
		return touch(ticket, event.type, moment);
	}
	if (isWindowStep(event)) return moveWindow(ticketing, event, moment);
	switch (event.type) {
		case 'hall.setUp':
			for (const queue of event.preset.queues) defineQueue(ticketing, queue);
			for (const window of event.preset.windows) defineWindow(ticketing, window, moment.at);
			return;
		case 'window.defined':
			return touch(defineWindow(ticketing, event.window, moment.at), event.type, moment);
		case 'ticket.taken':
			return take(ticketing, event, moment);
		case 'person.forgotten':
			// Whoever is forgotten holds no live number; what is left of theirs today is a number that nobody had.
			for (const ticket of Object.values(ticketing.tickets))
				if (ticket.identity?.key === event.person) Object.assign(ticket, { identity: null, phone: null });
			return;
		case 'day.closed':
			return closeDay(ticketing, event.day);
		default:
			return;
	}
}
