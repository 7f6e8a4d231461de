import type { Picture, Queue } from '../catalogue/schema.ts';
import { find, pick, type DeepReadonly, type Text } from '../contract.ts';
import { promise, windowsFor } from './estimate.ts';
import type { ReadHall, ReadTicket, ReadWindow } from './guards.ts';
import { presentAt } from './guards.ts';
import { TICKET_ALLOWS, type PriorityGround, type TicketCommand, type TicketStatus } from './rules.ts';
import type { Call } from './state.ts';
import { oncePerLook } from '../still.ts';

/** A queue as screens show it: numbers, never a person. */
export interface QueueLine {
	id: string;
	prefix: string;
	name: Text;
	picture: Picture;
	/** where its people wait */
	place: Text;
	waiting: number;
	/** windows that serve it now */
	windows: number;
	/** minutes that whoever comes now will wait; null while no window serves it */
	minutes: number | null;
}

const PICTURE_OF = { intake: 'document', pickup: 'certificate', guidance: 'question' } as const;

/** What a queue says of itself on a public screen. */
export const queueFace = (queue: DeepReadonly<Queue>) => ({
	...pick(queue, 'id', 'prefix', 'name'),
	picture: queue.picture ?? PICTURE_OF[queue.purpose]
});

export const queueLine = oncePerLook((hall, id): readonly QueueLine[] => {
	const queue = find(hall.ticketing.queues, id);
	if (!queue) return [];
	const waiting = hall.ticketing.waiting[id]?.length ?? 0;
	const { minutes } = promise(hall, id, false);
	const face = { ...queueFace(queue), place: queue.place };
	// With windows free for all who wait it is none, before anybody was called: but nobody sees a line that is not waited in.
	const told = minutes === 0 && waiting > 0 ? 1 : minutes;
	return [{ ...face, waiting, windows: windowsFor(hall, id).length, minutes: told }];
});

export const queueLines = (hall: ReadHall): QueueLine[] =>
	Object.keys(hall.ticketing.queues).flatMap((id) => queueLine(hall, id));

export interface ShownCall {
	n: number;
	number: string;
	window: string;
	place: Text | null;
	at: number;
}

export const shownCall = (hall: ReadHall, { n, number, window, at }: DeepReadonly<Call>): ShownCall => {
	const known = find(hall.ticketing.windows, window);
	return { n, number, window: known?.name ?? '', place: known?.place ?? null, at };
};

const NO_TEXT: Text = { 'zh-CN': '', en: '' };

/** A ticket as those see it who work with it: its person only as a mask. */
export interface DeskTicket {
	id: string;
	number: string;
	queue: Text;
	status: TicketStatus;
	version: number;
	takenAt: number;
	statusSince: number;
	calledAt: number | null;
	heardAt: number | null;
	startedAt: number | null;
	served: number;
	recalls: number;
	requeues: number;
	priority: PriorityGround | null;
	agent: boolean;
	exception: string | null;
	identity: string | null;
	items: Text[];
	/** the matters, by the ids of their items */
	matters: readonly string[];
	reason: string | null;
	allows: readonly TicketCommand[];
}

export function deskTicket(hall: ReadHall, ticket: ReadTicket): DeskTicket {
	return {
		...pick(ticket, 'id', 'number', 'status', 'version', 'takenAt', 'statusSince', 'calledAt', 'heardAt'),
		...pick(ticket, 'startedAt', 'served', 'recalls', 'requeues', 'priority', 'agent', 'exception', 'reason'),
		queue: find(hall.ticketing.queues, ticket.queue)?.name ?? NO_TEXT,
		identity: ticket.identity?.mask ?? null,
		items: ticket.items.flatMap((item) => find(hall.catalogue.items, item)?.name ?? []),
		matters: ticket.items,
		allows: TICKET_ALLOWS[ticket.status]
	};
}

/** A number in a list: enough to recognise it and to act on it. */
export const numberLine = (ticket: ReadTicket) => ({
	...pick(ticket, 'id', 'number', 'queue', 'status', 'version', 'takenAt', 'statusSince', 'requeues', 'recalls'),
	priority: ticket.priority !== null,
	reason: ticket.reason
});

const byStatus = oncePerLook((hall, status): readonly ReadTicket[] =>
	Object.values(hall.ticketing.tickets)
		.filter((ticket) => ticket.status === status)
		.sort((a, b) => a.statusSince - b.statusSince)
);
export const ticketsIn = (hall: ReadHall, status: TicketStatus): readonly ReadTicket[] => byStatus(hall, status);

export function windowLine(hall: ReadHall, window: ReadWindow) {
	const present = presentAt(hall, window);
	return {
		...pick(window, 'id', 'name', 'place', 'zone', 'status', 'statusSince', 'pausedFor', 'staff', 'version'),
		staffName: find(hall.access.staff, window.staff ?? '')?.name ?? null,
		queues: window.queues.flatMap((queue) => {
			const known = find(hall.ticketing.queues, queue);
			return known ? [pick(known, 'id', 'prefix', 'name', 'purpose')] : [];
		}),
		number: present?.number ?? null,
		skills: find(hall.access.staff, window.staff ?? '')?.skills ?? [],
		ticket: present ? pick(present, 'id', 'status', 'statusSince', 'version') : null
	};
}
