import { z } from 'zod';
import { rolesOf, type Role } from '../access/rules.ts';
import { dataId } from '../catalogue/schema.ts';
import { hallId } from '../command.ts';
import { find, pick, type Actor, type DeepReadonly, type Text } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { view } from '../view.ts';
import { promise, windowsFor } from './decide.ts';
import type { Call, HallWindow, Ticket } from './evolve.ts';
import { isOpenAt, TICKET_ALLOWS, type TicketCommand, type TicketStatus } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** Calls that a screen shows. */
const CALLS_SHOWN = 6;
/** Numbers of those who wait that a desk shows. */
const WAITING_SHOWN = 8;

const hasRole = (hall: ReadHall, actor: Actor, ...wanted: Role[]) =>
	rolesOf(hall, actor).some((role) => wanted.includes(role));

export interface QueueLine {
	id: string;
	prefix: string;
	name: Text;
	zone: Text;
	waiting: number;
	/** windows that serve it now */
	windows: number;
	/** minutes that whoever comes now will wait; null while no window serves it */
	minutes: number | null;
}

const queueLine = (hall: ReadHall, id: string): QueueLine[] => {
	const queue = find(hall.ticketing.queues, id);
	if (!queue) return [];
	const waiting = hall.ticketing.waiting[id]?.length ?? 0;
	const { prefix, name, zone } = queue;
	const { minutes } = promise(hall, id, waiting);
	return [{ id, prefix, name, zone, waiting, windows: windowsFor(hall, id).length, minutes }];
};

const queueLines = (hall: ReadHall): QueueLine[] =>
	Object.keys(hall.ticketing.queues).flatMap((id) => queueLine(hall, id));

export interface ShownCall {
	n: number;
	number: string;
	window: string;
	place: Text | null;
	at: number;
}

const shownCall = (hall: ReadHall, { n, number, window, at }: DeepReadonly<Call>): ShownCall => {
	const known = find(hall.ticketing.windows, window);
	return { n, number, window: known?.name ?? '', place: known?.place ?? null, at };
};

export interface DeskTicket {
	id: string;
	number: string;
	queue: Text;
	status: TicketStatus;
	version: number;
	takenAt: number;
	calledAt: number | null;
	startedAt: number | null;
	recalls: number;
	identity: string | null;
	items: Text[];
	allows: readonly TicketCommand[];
}

function deskTicket(hall: ReadHall, ticket: DeepReadonly<Ticket>): DeskTicket {
	return {
		...pick(ticket, 'id', 'number', 'status', 'version', 'takenAt', 'calledAt', 'startedAt', 'recalls'),
		queue: find(hall.ticketing.queues, ticket.queue)?.name ?? { 'zh-CN': '', en: '' },
		identity: ticket.identity?.mask ?? null,
		items: ticket.items.flatMap((item) => find(hall.catalogue.items, item)?.name ?? []),
		allows: TICKET_ALLOWS[ticket.status]
	};
}

const openTicket = (hall: ReadHall, window: DeepReadonly<HallWindow>) =>
	window.ticket === null ? undefined : find(hall.ticketing.tickets, window.ticket);

export const ticketingViews = {
	/** What the kiosk offers. Made for the public: no person is in it. */
	kiosk: view({
		reads: ['ticketing', 'catalogue', 'calendar', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'kiosk', 'guide', 'dutyManager'),
		bytes: 200_000,
		data: (hall, _, now) => {
			const { policy, items } = hall.catalogue;
			return (
				policy && {
					hall: hall.access.hall?.name ?? null,
					open: isOpenAt(policy, hall.calendar, now),
					opens: policy.opens,
					closes: policy.closes,
					queues: queueLines(hall).map((line) => ({
						...line,
						identity: find(hall.ticketing.queues, line.id)?.identity ?? 'required'
					})),
					items: Object.values(items).map(({ id, name, queue }) => ({ id, name, queue }))
				}
			);
		}
	}),

	/** The hall screen: numbers and windows, never a person. */
	'screen.hall': view({
		reads: ['ticketing', 'catalogue', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'screen', 'dutyManager', 'supervisor'),
		bytes: 20_000,
		data: (hall) => ({
			hall: hall.access.hall?.name ?? null,
			calls: hall.ticketing.calls
				.slice(-CALLS_SHOWN)
				.map((call) => shownCall(hall, call))
				.reverse(),
			queues: queueLines(hall)
		})
	}),

	/** The screen over one window. */
	'screen.window': view({
		reads: ['ticketing'],
		param: z.strictObject({ window: dataId() }),
		audience: (hall, actor, { window }) => {
			const device = actor.kind === 'device' ? find(hall.access.devices, actor.id) : undefined;
			return hasRole(hall, actor, 'screen') && (device?.window === null || device?.window === window);
		},
		bytes: 4_000,
		data: (hall, { window: id }) => {
			const window = find(hall.ticketing.windows, id);
			if (!window) return null;
			const ticket = openTicket(hall, window);
			const { name, place, status } = window;
			const queues = window.queues.flatMap((queue) => find(hall.ticketing.queues, queue)?.name ?? []);
			return { name, place, status, queues, number: ticket?.number ?? null, ticket: ticket?.status ?? null };
		}
	}),

	/** A citizen's own ticket, on the phone. */
	ticket: view({
		reads: ['ticketing', 'access'],
		param: z.strictObject({ ticket: hallId('t') }),
		audience: (_, actor, { ticket }) => actor.kind === 'applicant' && actor.of === 'ticket' && actor.id === ticket,
		bytes: 4_000,
		data: (hall, { ticket: id }) => {
			const ticket = find(hall.ticketing.tickets, id);
			if (!ticket) return null;
			const queue = find(hall.ticketing.queues, ticket.queue);
			const window = ticket.window === null ? undefined : find(hall.ticketing.windows, ticket.window);
			const place = hall.ticketing.waiting[ticket.queue]?.indexOf(id) ?? -1;
			return {
				...pick(ticket, 'number', 'status', 'takenAt', 'calledAt', 'day', 'told'),
				hall: hall.access.hall?.name ?? null,
				queue: queue?.name ?? null,
				zone: queue?.zone ?? null,
				now: place < 0 ? null : promise(hall, ticket.queue, place),
				window: window ? { name: window.name, place: window.place } : null
			};
		}
	}),

	/** The windows that a counter's staff may open, to choose one. */
	windows: view({
		reads: ['ticketing'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'clerk', 'issuer', 'dutyManager', 'systemAdmin'),
		bytes: 120_000,
		data: (hall) =>
			Object.values(hall.ticketing.windows).map((window) => ({
				...pick(window, 'id', 'name', 'place', 'status', 'staff', 'version'),
				queues: window.queues.flatMap((queue) => {
					const known = find(hall.ticketing.queues, queue);
					return known ? [{ id: queue, name: known.name, purpose: known.purpose }] : [];
				}),
				number: openTicket(hall, window)?.number ?? null
			}))
	}),

	/** The counter at one window: its ticket, its queues, the cases of this sitting. */
	desk: view({
		reads: ['ticketing', 'intake', 'catalogue'],
		param: z.strictObject({ window: dataId() }),
		audience: (hall, actor, { window }) =>
			hasRole(hall, actor, 'clerk', 'issuer') &&
			actor.kind === 'staff' &&
			(find(hall.access.staff, actor.id)?.windows.includes(window) ?? false),
		bytes: 60_000,
		data: (hall, { window: id }) => {
			const window = find(hall.ticketing.windows, id);
			if (!window) return null;
			const ticket = openTicket(hall, window);
			return {
				window: pick(window, 'id', 'name', 'place', 'status', 'staff', 'version'),
				ticket: ticket ? deskTicket(hall, ticket) : null,
				queues: window.queues.flatMap((queue) => queueLine(hall, queue)),
				waiting: window.queues
					.flatMap((queue) => hall.ticketing.waiting[queue]?.slice(0, WAITING_SHOWN) ?? [])
					.flatMap((waiting) => find(hall.ticketing.tickets, waiting) ?? [])
					.sort((a, b) => a.takenAt - b.takenAt)
					.slice(0, WAITING_SHOWN)
					.map((t) => ({ id: t.id, number: t.number, takenAt: t.takenAt, version: t.version })),
				cases: ticket
					? (hall.intake.byTicket[ticket.id] ?? []).flatMap((caseId) => {
							const found = find(hall.intake.cases, caseId);
							const item = found && find(hall.catalogue.items, found.item);
							return found && item
								? [{ id: caseId, item: item.name, status: found.status, version: found.version }]
								: [];
						})
					: []
			};
		}
	})
};
