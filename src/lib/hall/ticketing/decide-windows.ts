import { COUNTER, type Role } from '../access/rules.ts';
import { find, type Actor } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import type { HallEvent } from '../events.ts';
import { refuse } from '../refusal.ts';
import type { ticketingCommands } from './commands.ts';
import type { TicketingEvent } from './events.ts';
import { hasRole, isMine, mustBeFree, presentAt, windowOf, type ReadHall, type ReadWindow } from './guards.ts';
import { WINDOW_ALLOWS, type WindowCommand } from './rules.ts';

const allows = (window: ReadWindow, command: WindowCommand): boolean =>
	(WINDOW_ALLOWS[window.status] as readonly WindowCommand[]).includes(command);

const NOT_NOW = { closed: 'window-not-open', open: 'window-open-already', paused: 'window-paused' } as const;

/** A window that may be paused, resumed or closed by whoever works at it, and by the duty manager. */
function workedWindow(hall: ReadHall, id: string, command: WindowCommand, actor: Actor): ReadWindow {
	const window = windowOf(hall, id);
	if (!isMine(window, actor) && !hasRole(hall, actor, 'dutyManager')) refuse('not-your-window');
	if (!allows(window, command)) refuse(NOT_NOW[window.status]);
	return window;
}

/** Whoever stood at a window without a clerk keeps the place: on hold if served, first in line again if only called. */
function keep(hall: ReadHall, window: ReadWindow): TicketingEvent[] {
	const present = presentAt(hall, window);
	if (!present) return [];
	return present.status === 'serving'
		? [{ type: 'ticket.held', v: 1, ticket: present.id, reason: null }]
		: [{ type: 'ticket.transferred', v: 1, ticket: present.id, queue: present.queue, reason: null }];
}

export const decideWindows = {
	'window.open': (hall, { window: id }, { actor }) => {
		const window = windowOf(hall, id);
		const staff = actor.kind === 'staff' ? find(hall.access.staff, actor.id) : undefined;
		if (!staff) return refuse('not-signed-in');
		if (!staff.windows.includes(id)) refuse('window-not-granted');
		const deserted = window.pausedFor === 'away' && window.staff !== staff.id;
		if (!allows(window, 'window.open') && !deserted) {
			if (window.staff === staff.id) refuse('window-open-already');
			refuse('window-taken');
		}
		const elsewhere = Object.values(hall.ticketing.windows).find((w) => w.staff === staff.id);
		if (elsewhere) refuse('window-open-elsewhere', { window: elsewhere.name });
		const opened = { type: 'window.opened', v: 1, window: id, staff: staff.id } as const;
		const closed = { type: 'window.closed', v: 1, window: id } as const;
		return { events: deserted ? [closed, opened] : [opened], result: { window: id } };
	},

	'window.pause': (hall, { window: id, ground }, { actor }) => {
		const window = workedWindow(hall, id, 'window.pause', actor);
		mustBeFree(hall, window);
		return { events: [{ type: 'window.paused', v: 1, window: id, ground }] };
	},

	'window.resume': (hall, { window: id }, { actor }) => {
		const window = workedWindow(hall, id, 'window.resume', actor);
		// Nobody stands there: only whoever comes back can say that the window works again.
		if (window.pausedFor === 'away' && !isMine(window, actor)) refuse('not-your-window');
		return { events: [{ type: 'window.resumed', v: 1, window: id }] };
	},

	/** The clerk closes a window that is free; the duty manager also one whose clerk is gone: nobody loses their place. */
	'window.close': (hall, { window: id }, { actor }) => {
		const window = workedWindow(hall, id, 'window.close', actor);
		if (!hasRole(hall, actor, 'dutyManager')) mustBeFree(hall, window);
		return { events: [...keep(hall, window), { type: 'window.closed', v: 1, window: id }] };
	},

	'window.define': (hall, window) => {
		for (const queue of window.queues) if (!find(hall.ticketing.queues, queue)) refuse('unknown', { kind: 'queue' });
		if (window.zone !== null && !find(hall.catalogue.zones, window.zone)) refuse('unknown', { kind: 'zone' });
		return { events: [{ type: 'window.defined', v: 2, window }] };
	}
} satisfies Partial<Deciders<typeof ticketingCommands>>;

/**
 * What follows at the windows from what happened to their clerks. Whose last session ended is away: the window is paused
 * and the person on hold. Who is disabled, or lost the window or the role, leaves it.
 */
export function followTicketing(hall: ReadHall, event: HallEvent): TicketingEvent[] {
	switch (event.type) {
		case 'session.closed':
		case 'session.expired':
		case 'staff.disabled':
		case 'staff.changed':
			break;
		default:
			return [];
	}
	const window = Object.values(hall.ticketing.windows).find((w) => w.staff === event.staff);
	const staff = find(hall.access.staff, event.staff);
	if (!window || !staff) return [];
	const counter: readonly Role[] = COUNTER;
	const stays =
		staff.status === 'active' && staff.windows.includes(window.id) && staff.roles.some((r) => counter.includes(r));
	if (!stays) return [...keep(hall, window), { type: 'window.closed', v: 1, window: window.id }];
	const present = Object.values(hall.access.sessions).some((session) => session.staff === staff.id);
	// A window that was paused for a meal is deserted as well, once its clerk has signed out.
	if (present || window.pausedFor === 'away') return [];
	return [...keep(hall, window), { type: 'window.paused', v: 1, window: window.id, ground: 'away' }];
}
