import { rolesOf, type Role } from '../access/rules.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { refuse } from '../refusal.ts';
import { ticketAllows, type TicketCommand } from './rules.ts';
import { heldKey, type HallWindow, type Ticket } from './state.ts';

export type ReadHall = DeepReadonly<Hall>;
export type ReadTicket = DeepReadonly<Ticket>;
export type ReadWindow = DeepReadonly<HallWindow>;

export const windowOf = (hall: ReadHall, id: string): ReadWindow =>
	find(hall.ticketing.windows, id) ?? refuse('unknown', { kind: 'window' });

export const hasRole = (hall: ReadHall, actor: Actor, ...wanted: readonly Role[]): boolean =>
	rolesOf(hall, actor).some((role) => wanted.includes(role));

export const isMine = (window: ReadWindow, actor: Actor): boolean =>
	actor.kind === 'staff' && window.staff === actor.id;

/** The window, open and worked by whoever asks. */
export function ownWindow(hall: ReadHall, id: string, actor: Actor): ReadWindow {
	const window = windowOf(hall, id);
	if (window.status === 'paused') refuse('window-paused');
	if (window.status !== 'open') refuse('window-not-open');
	if (!isMine(window, actor)) refuse('not-your-window');
	return window;
}

/** The ticket that is called or being served at a window. */
export const presentAt = (hall: ReadHall, window: ReadWindow): ReadTicket | undefined =>
	window.ticket === null ? undefined : find(hall.ticketing.tickets, window.ticket);

/** When anything last happened at a window. */
export const quietSince = (window: ReadWindow): number => window.trail.at(-1)?.at ?? window.statusSince;

export function mustBeFree(hall: ReadHall, window: ReadWindow): void {
	const present = presentAt(hall, window);
	if (present) refuse('window-busy', { number: present.number, ticket: present.id });
}

/** The ticket, in a status that allows the command. */
export function ticketFor(hall: ReadHall, id: string, command: TicketCommand): ReadTicket {
	const ticket = find(hall.ticketing.tickets, id) ?? refuse('unknown', { kind: 'ticket' });
	if (!ticketAllows(ticket.status, command)) refuse('ticket-not', { number: ticket.number, status: ticket.status });
	return ticket;
}

/** The ticket at the actor's own window, in a status that allows the command. */
export function ownTicket(hall: ReadHall, id: string, command: TicketCommand, actor: Actor): ReadTicket {
	const ticket = ticketFor(hall, id, command);
	if (ticket.window === null) return refuse('ticket-not', { number: ticket.number, status: ticket.status });
	ownWindow(hall, ticket.window, actor);
	return ticket;
}

/** One live ticket per person and queue, where the person is known. `but` is the ticket that asks. */
export function mustNotWait(
	hall: ReadHall,
	queue: string,
	identity: { key: string } | null | undefined,
	but = ''
): void {
	const held = identity && find(hall.ticketing.tickets, find(hall.ticketing.held, heldKey(queue, identity)) ?? '');
	if (held && held.id !== but) refuse('already-waiting', { number: held.number, ticket: held.id });
}
