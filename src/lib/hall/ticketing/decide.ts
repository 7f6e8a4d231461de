import { dayOf } from '../calendar/day.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Decision, Deciders } from '../decider.ts';
import type { Hall } from '../hall.ts';
import { refuse } from '../refusal.ts';
import { rolesOf } from '../access/rules.ts';
import type { ticketingCommands } from './commands.ts';
import { heldKey, type HallWindow, type Ticket } from './evolve.ts';
import type { TicketingEvent } from './events.ts';
import { estimateMinutes, isLive, isOpenAt, ticketAllows, ticketNumber, type TicketCommand } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

const windowOf = (hall: ReadHall, id: string): DeepReadonly<HallWindow> =>
	find(hall.ticketing.windows, id) ?? refuse('unknown', { kind: 'window' });

/** The window, open and worked by whoever asks. */
function ownWindow(hall: ReadHall, id: string, actor: Actor): DeepReadonly<HallWindow> {
	const window = windowOf(hall, id);
	if (window.status !== 'open') refuse('window-not-open');
	if (actor.kind !== 'staff' || window.staff !== actor.id) refuse('not-your-window');
	return window;
}

/** The ticket at the actor's own window, in a state that allows the command. */
function ownTicket(hall: ReadHall, id: string, command: TicketCommand, actor: Actor): DeepReadonly<Ticket> {
	const ticket = find(hall.ticketing.tickets, id) ?? refuse('unknown', { kind: 'ticket' });
	if (!ticketAllows(ticket.status, command) || ticket.window === null)
		return refuse('ticket-not', { number: ticket.number });
	ownWindow(hall, ticket.window, actor);
	return ticket;
}

type TicketStep = 'ticket.recalled' | 'ticket.started' | 'ticket.missed' | 'ticket.finished';
const step =
	(command: TicketCommand, type: TicketStep) =>
	(hall: ReadHall, { ticket }: { ticket: string }, { actor }: { actor: Actor }): Decision => ({
		events: [{ type, v: 1, ticket: ownTicket(hall, ticket, command, actor).id }]
	});

/** Windows that are open now and whose clerk has the skill for the queue. */
export const windowsFor = (hall: ReadHall, queue: string): DeepReadonly<HallWindow>[] =>
	Object.values(hall.ticketing.windows).filter((window) => servesQueue(hall, window, queue));

function servesQueue(hall: ReadHall, window: DeepReadonly<HallWindow>, queue: string): boolean {
	if (window.status !== 'open' || !window.queues.includes(queue)) return false;
	return find(hall.access.staff, window.staff ?? '')?.skills.includes(queue) ?? false;
}

/** The oldest of those who wait for what this window and its clerk may serve. */
function nextFor(hall: ReadHall, window: DeepReadonly<HallWindow>): DeepReadonly<Ticket> | undefined {
	const { waiting, tickets } = hall.ticketing;
	let next: DeepReadonly<Ticket> | undefined;
	for (const queue of window.queues) {
		const first = servesQueue(hall, window, queue) ? find(tickets, waiting[queue]?.[0] ?? '') : undefined;
		if (first && (!next || first.takenAt < next.takenAt)) next = first;
	}
	return next;
}

export function promise(hall: ReadHall, queueId: string, ahead: number): { ahead: number; minutes: number | null } {
	const { queues, recentService } = hall.ticketing;
	const usual = find(queues, queueId)?.serviceMinutes ?? 0;
	const serving = windowsFor(hall, queueId);
	const free = serving.filter((w) => w.ticket === null).length;
	// Whoever comes next goes straight to a window that is free; with none free they wait for one to be.
	const before = Math.max(0, ahead + 1 - free);
	return { ahead, minutes: estimateMinutes(before, serving.length, recentService[queueId] ?? [], usual) };
}

export const decideTicketing: Deciders<typeof ticketingCommands> = {
	'ticket.take': (hall, { queue: queueId, identity, phone, items }, { now, newId }) => {
		const { ticketing, catalogue, calendar } = hall;
		if (!catalogue.policy) return refuse('not-set-up');
		const queue = find(ticketing.queues, queueId) ?? refuse('unknown', { kind: 'queue' });
		for (const item of items) if (!find(catalogue.items, item)) refuse('unknown', { kind: 'item' });
		const { opens, closes } = catalogue.policy;
		if (!isOpenAt(catalogue.policy, calendar, now)) refuse('hall-closed', { opens, closes });
		if (queue.identity === 'required' && !identity) refuse('identity-needed');
		const held = identity && find(ticketing.tickets, find(ticketing.held, heldKey(queueId, identity)) ?? '');
		if (held) refuse('already-waiting', { number: held.number, ticket: held.id });

		const day = dayOf(now);
		const last = ticketing.numbers.day === day ? (find(ticketing.numbers.last, queueId) ?? 0) : 0;
		const sequence = last + 1;
		const ticket = newId('t');
		const number = ticketNumber(queue.prefix, sequence);
		const told = promise(hall, queueId, ticketing.waiting[queueId]?.length ?? 0);
		return {
			events: [
				{
					type: 'ticket.taken',
					v: 1,
					ticket,
					number,
					sequence,
					queue: queueId,
					day,
					identity: identity ?? null,
					phone: phone ?? null,
					items: [...items],
					told
				}
			],
			result: { ticket, number, queue: queueId, ...told, link: { secret: `ticket:${ticket}` } }
		};
	},

	'ticket.call': (hall, { window: windowId, ticket: wanted, reason }, { actor }) => {
		const window = ownWindow(hall, windowId, actor);
		const present = window.ticket === null ? undefined : find(hall.ticketing.tickets, window.ticket);
		if (present) refuse('window-busy', { number: present.number, ticket: present.id });
		const staff = window.staff ?? '';
		if (wanted === undefined) {
			const next = nextFor(hall, window) ?? refuse('nobody-waiting');
			return {
				events: [{ type: 'ticket.called', v: 1, ticket: next.id, window: windowId, staff, reason: null }],
				result: { ticket: next.id, number: next.number }
			};
		}
		if (reason === undefined) return refuse('reason-needed');
		const ticket = find(hall.ticketing.tickets, wanted) ?? refuse('unknown', { kind: 'ticket' });
		if (!ticketAllows(ticket.status, 'ticket.call')) refuse('ticket-not', { number: ticket.number });
		if (!servesQueue(hall, window, ticket.queue)) refuse('not-in-your-queues');
		return {
			events: [{ type: 'ticket.called', v: 1, ticket: ticket.id, window: windowId, staff, reason }],
			result: { ticket: ticket.id, number: ticket.number }
		};
	},

	'ticket.recall': step('ticket.recall', 'ticket.recalled'),
	'ticket.start': step('ticket.start', 'ticket.started'),
	'ticket.miss': step('ticket.miss', 'ticket.missed'),
	'ticket.finish': step('ticket.finish', 'ticket.finished'),

	'window.open': (hall, { window: id }, { actor }) => {
		const window = windowOf(hall, id);
		const staff = actor.kind === 'staff' ? find(hall.access.staff, actor.id) : undefined;
		if (!staff) return refuse('not-signed-in');
		if (!staff.windows.includes(id)) refuse('window-not-granted');
		if (window.status === 'open') {
			if (window.staff === staff.id) refuse('window-open-already');
			refuse('window-taken');
		}
		const elsewhere = Object.values(hall.ticketing.windows).find((w) => w.staff === staff.id);
		if (elsewhere) refuse('window-open-elsewhere', { window: elsewhere.name });
		return { events: [{ type: 'window.opened', v: 1, window: id, staff: staff.id }], result: { window: id } };
	},

	'window.close': (hall, { window: id }, { actor }) => {
		const window = windowOf(hall, id);
		if (window.status !== 'open') refuse('window-not-open');
		const mine = actor.kind === 'staff' && window.staff === actor.id;
		const duty = rolesOf(hall, actor).includes('dutyManager');
		if (!mine && !duty) refuse('not-your-window');
		const closed = { type: 'window.closed', v: 1, window: id } as const;
		const present = window.ticket === null ? undefined : find(hall.ticketing.tickets, window.ticket);
		if (!present) return { events: [closed] };
		if (!duty) refuse('window-busy', { number: present.number, ticket: present.id });
		// Whoever worked here is gone: by the duty manager's word nobody stays at a window without a clerk.
		const ended = present.status === 'serving' ? 'ticket.finished' : 'ticket.missed';
		return { events: [{ type: ended, v: 1, ticket: present.id }, closed] };
	},

	'window.define': (hall, window) => {
		for (const queue of window.queues) if (!find(hall.ticketing.queues, queue)) refuse('unknown', { kind: 'queue' });
		return { events: [{ type: 'window.defined', v: 1, window }] };
	}
};

/**
 * A new day ends the old one: who waited or was called yesterday expires; who is being served is finished first.
 * The day closes, and its tickets leave the hall's memory, once none of them is live.
 */
export function tickTicketing({ ticketing }: ReadHall, now: number): TicketingEvent[] {
	const { day } = ticketing.numbers;
	if (day === '' || day >= dayOf(now)) return [];
	const live = Object.values(ticketing.tickets).filter((t) => t.day <= day && isLive(t.status));
	const over = live.filter((t) => t.status !== 'serving');
	const expired: TicketingEvent[] = over.map(({ id }) => ({ type: 'ticket.expired', v: 1, ticket: id }));
	const rest = Object.keys(ticketing.tickets).length > 0 && live.length === over.length;
	return rest ? [...expired, { type: 'day.closed', v: 1, day }] : expired;
}
