import { find } from '../contract.ts';
import { isLive } from '../ticketing/rules.ts';
import { heldKey } from '../ticketing/state.ts';
import { broken } from './broken.ts';
import type { ReadHall } from './world.ts';

const isPresent = (status: string): boolean => status === 'called' || status === 'serving';

function windowsAndTheirPeople({ ticketing, access }: ReadHall): void {
	const atWork = new Set<string>();
	for (const window of Object.values(ticketing.windows)) {
		const { id, status, staff, ticket, pausedFor } = window;
		if (staff !== null && atWork.has(staff)) broken(`${staff} works at two windows`);
		if (staff !== null) atWork.add(staff);
		if ((status === 'closed') !== (staff === null)) broken(`window ${id} is ${status}, its clerk is ${String(staff)}`);
		if ((status === 'paused') !== (pausedFor !== null)) broken(`window ${id} is ${status} for ${String(pausedFor)}`);
		if (status !== 'open' && ticket !== null) broken(`window ${id} is ${status} and has ${ticket}`);
		const isIn = Object.values(access.sessions).some((session) => session.staff === staff);
		if (status === 'open' && !isIn) broken(`window ${id} is open, and its clerk is not signed in`);
		const present = ticket === null ? undefined : find(ticketing.tickets, ticket);
		if (ticket === null) continue;
		if (!present || !isPresent(present.status) || present.window !== id)
			broken(`window ${id} has ${ticket}, which is ${present?.status ?? 'gone'} at ${present?.window ?? 'no window'}`);
	}
}

function ticketsAndTheirWindows({ ticketing }: ReadHall): void {
	for (const { id, status, window, staff } of Object.values(ticketing.tickets)) {
		if (status === 'waiting' && (window !== null || staff !== null)) broken(`${id} waits at window ${String(window)}`);
		if (!isPresent(status)) continue;
		const at = find(ticketing.windows, window ?? '');
		if (at?.ticket !== id) broken(`${id} is ${status} at ${String(window)}, which has ${at?.ticket ?? 'nobody'}`);
		if (at.staff !== staff)
			broken(`${id} is ${status} by ${String(staff)}, window ${at.id} is worked by ${String(at.staff)}`);
	}
}

function lines({ ticketing }: ReadHall): void {
	const standing = new Set<string>();
	for (const [queue, line] of Object.entries(ticketing.waiting)) {
		let since = 0;
		for (const id of line) {
			const ticket = find(ticketing.tickets, id);
			if (!ticket || ticket.status !== 'waiting')
				return broken(`${id} in line ${queue} is ${ticket?.status ?? 'gone'}`);
			if (ticket.queue !== queue) broken(`${id} of queue ${ticket.queue} stands in line ${queue}`);
			if (standing.has(id)) broken(`${id} stands in line twice`);
			if (ticket.since < since) broken(`line ${queue} is not in the order of time at ${id}`);
			standing.add(id);
			since = ticket.since;
		}
		const first = line.filter((id) => find(ticketing.tickets, id)?.priority !== null).length;
		if (first !== ticketing.first[queue])
			broken(`${first} in line ${queue} have priority, not ${ticketing.first[queue]}`);
	}
	for (const { id, status } of Object.values(ticketing.tickets))
		if (status === 'waiting' && !standing.has(id)) broken(`${id} waits and stands in no line`);
}

/** The index of who is live in which queue. */
function held({ ticketing }: ReadHall): void {
	for (const [key, id] of Object.entries(ticketing.held)) {
		const ticket = find(ticketing.tickets, id);
		if (!ticket?.identity || heldKey(ticket.queue, ticket.identity) !== key)
			return broken(`${key} leads to ${id}, not its own`);
		if (!isLive(ticket.status)) broken(`${key} leads to ${id}, which is ${ticket.status}`);
	}
	for (const { id, status, queue, identity } of Object.values(ticketing.tickets)) {
		const kept = identity && find(ticketing.held, heldKey(queue, identity));
		if (identity && isLive(status) && kept !== id)
			broken(`${id} is ${status}, its person's ticket is ${kept ?? 'none'}`);
	}
}

function figures({ ticketing }: ReadHall): void {
	for (const [queue, day] of Object.entries(ticketing.today)) {
		for (const spread of [day.wait, day.walk, day.service]) {
			const minutes = Object.entries(spread.minutes);
			if (spread.sum < 0 || minutes.some(([minute]) => Number(minute) < 0)) broken(`queue ${queue} took negative time`);
			const n = minutes.reduce((sum, [, times]) => sum + times, 0);
			if (n !== spread.n) broken(`queue ${queue} counts ${spread.n} times, by minutes ${n}`);
		}
	}
	for (const [queue, visits] of Object.entries(ticketing.recentService))
		if (visits.some((visit) => visit < 0)) broken(`queue ${queue} had a visit of negative length`);
	for (const { id, served, takenAt, calledAt, startedAt, endedAt } of Object.values(ticketing.tickets)) {
		if (served < 0) broken(`${id} was served for negative time`);
		const times = [takenAt, calledAt ?? takenAt, startedAt ?? calledAt ?? takenAt];
		if (times.some((time) => time < takenAt || (endedAt !== null && time > endedAt))) broken(`${id} goes back in time`);
	}
	for (const [queue, owed] of Object.entries(ticketing.owed)) if (owed < 0) broken(`queue ${queue} owes ${owed}`);
}

export const LINE_INVARIANTS = [windowsAndTheirPeople, ticketsAndTheirWindows, lines, held, figures] as const;
