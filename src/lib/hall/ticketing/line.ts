import { find, type DeepReadonly } from '../contract.ts';
import type { HallWindow, Ticket, Ticketing } from './state.ts';

type ReadTicketing = DeepReadonly<Ticketing>;
type ReadTicket = DeepReadonly<Ticket>;

/**
 * Who goes before whom. A line stands by time; in calling, the oldest number with priority and the oldest ordinary one
 * take turns: `ratio` ordinary numbers for each one with priority while both wait (3.1(4): "not absolute"). `owed` says
 * how many ordinary numbers still go before the next one with priority. So of any `ratio + 1` calls in a row at most one
 * passes by an ordinary number that waits, however many with priority arrive.
 */
export function callOrder<T>(line: readonly T[], hasPriority: (one: T) => boolean, owed: number, ratio: number): T[] {
	const first = line.filter(hasPriority);
	const ordinary = line.filter((one) => !hasPriority(one));
	const order: T[] = [];
	let [due, firsts, ordinaries] = [owed, 0, 0];
	while (order.length < line.length) {
		const turn = takesPriority(first.length - firsts, ordinary.length - ordinaries, due);
		due = owedAfter(due, turn, ratio);
		order.push(...(turn ? first.slice(firsts, (firsts += 1)) : ordinary.slice(ordinaries, (ordinaries += 1))));
	}
	return order;
}

const takesPriority = (first: number, ordinary: number, owed: number) => first > 0 && (owed === 0 || ordinary === 0);

/** What is owed to ordinary numbers once one more was called. */
export const owedAfter = (owed: number, hadPriority: boolean, ratio: number): number =>
	hadPriority ? ratio : Math.max(0, owed - 1);

/** The tickets of a line, in the order in which they stand. */
export const lineOf = (ticketing: ReadTicketing, queue: string): ReadTicket[] =>
	(find(ticketing.waiting, queue) ?? []).flatMap((id) => find(ticketing.tickets, id) ?? []);

export const hasPriority = (ticket: { readonly priority: unknown }): boolean => ticket.priority !== null;

/** The next so many of a queue, in the order in which they will be called; a long line is not looked through for them. */
export function nextIn(ticketing: ReadTicketing, queue: string, ratio: number, count: number): ReadTicket[] {
	const firsts = Math.min(count, find(ticketing.first, queue) ?? 0);
	const heads: ReadTicket[] = [];
	let [first, ordinary] = [0, 0];
	for (const id of find(ticketing.waiting, queue) ?? []) {
		if (first >= firsts && ordinary >= count) break;
		const ticket = find(ticketing.tickets, id);
		if (!ticket) continue;
		if (hasPriority(ticket)) first += 1;
		else ordinary += 1;
		heads.push(ticket);
	}
	return callOrder(heads, hasPriority, find(ticketing.owed, queue) ?? 0, ratio).slice(0, count);
}

/** The first of one class in a queue, without looking at those behind. */
function firstOf(ticketing: ReadTicketing, queue: string, withPriority: boolean): ReadTicket | undefined {
	if (withPriority && (find(ticketing.first, queue) ?? 0) === 0) return undefined;
	for (const id of find(ticketing.waiting, queue) ?? []) {
		const ticket = find(ticketing.tickets, id);
		if (ticket && hasPriority(ticket) === withPriority) return ticket;
	}
	return undefined;
}

/** The next of one queue: the head of one class or the other. */
export function headOf(ticketing: ReadTicketing, queue: string): ReadTicket | undefined {
	const first = firstOf(ticketing, queue, true);
	const ordinary = firstOf(ticketing, queue, false);
	const owed = find(ticketing.owed, queue) ?? 0;
	return takesPriority(first ? 1 : 0, ordinary ? 1 : 0, owed) ? first : ordinary;
}

const oldest = (tickets: readonly ReadTicket[]): ReadTicket | undefined =>
	tickets.reduce<ReadTicket | undefined>((best, one) => (best && best.since <= one.since ? best : one), undefined);

/**
 * The next of all queues that a window serves. The turns are kept at the window as well (`owed` is the window's own), so
 * that the priority numbers of one queue cannot pass by everybody in another: of any `ratio + 1` calls in a row at a
 * window at most one does. Within a class whoever waits longest.
 */
export function nextOf(ticketing: ReadTicketing, queues: readonly string[], owed: number): ReadTicket | undefined {
	const first = oldest(queues.flatMap((queue) => headOf(ticketing, queue) ?? []).filter(hasPriority));
	const ordinary = oldest(queues.flatMap((queue) => firstOf(ticketing, queue, false) ?? []));
	return takesPriority(first ? 1 : 0, ordinary ? 1 : 0, owed) ? first : ordinary;
}

/**
 * How many go before a ticket that waits; before whoever comes now, with or without priority, if none is named. `places`
 * are those of its queue.
 */
export function aheadOf(
	ticketing: ReadTicketing,
	queue: string,
	of: ReadTicket | boolean,
	ratio: number,
	places: () => Places = () => placesIn(ticketing, queue)
): number {
	const line = find(ticketing.waiting, queue) ?? [];
	const first = find(ticketing.first, queue) ?? 0;
	const isFirst = typeof of === 'boolean' ? of : hasPriority(of);
	const [own, others] = isFirst ? [first, line.length - first] : [line.length - first, first];
	const place = typeof of === 'boolean' ? own : (places().get(of.id) ?? own);
	return place + Math.min(others, passing(isFirst, place, find(ticketing.owed, queue) ?? 0, ratio));
}

/** How many of their own class stand before each ticket of a line, by the ticket. */
export type Places = ReadonlyMap<string, number>;

export function placesIn(ticketing: ReadTicketing, queue: string): Places {
	const places = new Map<string, number>();
	let [first, ordinary] = [0, 0];
	for (const id of find(ticketing.waiting, queue) ?? []) {
		const ticket = find(ticketing.tickets, id);
		if (!ticket) continue;
		places.set(id, hasPriority(ticket) ? first : ordinary);
		if (hasPriority(ticket)) first += 1;
		else ordinary += 1;
	}
	return places;
}

/** How many of the other class `callOrder` lets go before the one at `place` of its own, if there are enough of them. */
function passing(hasPriority: boolean, place: number, owed: number, ratio: number): number {
	if (hasPriority) return owed + place * ratio;
	if (place < owed) return 0;
	return ratio === 0 ? Infinity : 1 + Math.floor((place - owed) / ratio);
}

/** The time by which a missed number stands in line again: behind `behind` of those who wait, or now. */
export function timeBehind(ticketing: ReadTicketing, queue: string, behind: number, now: number): number {
	const line = lineOf(ticketing, queue);
	const first = line[0];
	// Before everybody else: a moment earlier than the first.
	if (behind === 0) return first ? first.since - 1 : now;
	return line[Math.min(behind, line.length) - 1]?.since ?? now;
}

/** Windows that are open now and whose clerk has the skill for the queue. */
export function servesQueue(
	hall: { readonly access: { readonly staff: Readonly<Record<string, { readonly skills: readonly string[] }>> } },
	window: DeepReadonly<HallWindow>,
	queue: string
): boolean {
	if (window.status !== 'open' || !window.queues.includes(queue)) return false;
	return find(hall.access.staff, window.staff ?? '')?.skills.includes(queue) ?? false;
}
