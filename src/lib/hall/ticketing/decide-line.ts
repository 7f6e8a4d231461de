import { dayOf, instantOf } from '../calendar/day.ts';
import type { Queue } from '../catalogue/schema.ts';
import { find, type Actor, type DeepReadonly, type Sealed } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import type { ticketingCommands } from './commands.ts';
import { promise } from './estimate.ts';
import { hasRole, isMine, mustNotWait, ownTicket, ticketFor, windowOf, type ReadHall } from './guards.ts';
import { timeBehind } from './line.ts';
import { isOpenAt, ticketNumber } from './rules.ts';

type Take = {
	queue: DeepReadonly<Queue>;
	identity: Sealed | undefined;
	minutes: number | null;
	exception: string | null;
};

/** 3.1(2): within the hours, nobody twice, and nobody who could not be served today. */
function mustBeGiven(hall: ReadHall, { queue, identity, minutes, exception }: Take, actor: Actor, now: number): void {
	const { policy } = hall.catalogue;
	if (!policy) return refuse('not-set-up');
	const { opens, closes } = policy;
	const day = dayOf(now);
	const duty = hasRole(hall, actor, 'dutyManager') && exception !== null;
	if (hall.ticketing.closed === day) refuse('day-closed');
	if (!isOpenAt(policy, hall.calendar, now)) refuse('hall-closed', { opens, closes });
	const guided = hasRole(hall, actor, 'guide', 'adviser', 'dutyManager') && exception !== null;
	if (queue.identity === 'required' && !identity && !guided) refuse('identity-needed');
	mustNotWait(hall, queue.id, identity);
	const late = minutes !== null && now + minutes * 60_000 > instantOf(day, closes);
	if (late && !duty) refuse('queue-full', { minutes });
}

export const decideLine = {
	'ticket.take': (hall, payload, { actor, now, newId }) => {
		const { queue: id, identity, phone, items, priority, agent, exception } = payload;
		if (!hall.catalogue.policy) return refuse('not-set-up');
		const { ticketing, catalogue } = hall;
		const queue = find(ticketing.queues, id) ?? refuse('unknown', { kind: 'queue' });
		for (const item of items) if (!find(catalogue.items, item)) refuse('unknown', { kind: 'item' });
		const told = promise(hall, id, priority !== null);
		mustBeGiven(hall, { queue, identity, minutes: told.minutes, exception }, actor, now);
		const day = dayOf(now);
		const last = ticketing.numbers.day === day ? (find(ticketing.numbers.last, id) ?? 0) : 0;
		const sequence = last + 1;
		const ticket = newId('t');
		const number = ticketNumber(queue.prefix, sequence);
		const person = { identity: identity ?? null, phone: phone ?? null };
		const facts = { queue: id, day, ...person, items: [...items], priority, agent, exception, told: { ...told } };
		return {
			events: [{ type: 'ticket.taken', v: 2, ticket, number, sequence, ...facts }],
			result: { ticket, number, queue: id, ...told, link: { secret: `ticket:${ticket}` } }
		};
	},

	/** 过号重排: once, behind some of those who wait, by a guide, a clerk or the person on the phone. */
	'ticket.requeue': (hall, { ticket: id }, { actor, now }) => {
		if (actor.kind === 'applicant' && (actor.of !== 'ticket' || actor.id !== id)) refuse('not-allowed');
		const ticket = ticketFor(hall, id, 'ticket.requeue');
		const { times, behind } = hall.catalogue.policy?.requeue ?? { times: 0, behind: 0 };
		if (ticket.requeues >= times) refuse('requeued-already', { number: ticket.number });
		mustNotWait(hall, ticket.queue, ticket.identity, id);
		const since = timeBehind(hall.ticketing, ticket.queue, behind, now);
		return { events: [{ type: 'ticket.requeued', v: 1, ticket: id, since }], result: { ticket: id } };
	},

	/** A clerk transfers whom they called or serve; a guide who took the wrong number; the duty manager anybody. */
	'ticket.transfer': (hall, { ticket: id, queue: to, reason }, { actor }) => {
		const ticket = ticketFor(hall, id, 'ticket.transfer');
		const queue = find(hall.ticketing.queues, to) ?? refuse('unknown', { kind: 'queue' });
		const atMine = ticket.window !== null && isMine(windowOf(hall, ticket.window), actor);
		const guided = ticket.status === 'waiting' && hasRole(hall, actor, 'guide');
		if (!atMine && !guided && !hasRole(hall, actor, 'dutyManager')) refuse('not-your-window');
		if (ticket.status === 'waiting' && to === ticket.queue) refuse('same-queue');
		if (queue.identity === 'required' && !ticket.identity && ticket.exception === null) refuse('identity-needed');
		mustNotWait(hall, to, ticket.identity, id);
		return { events: [{ type: 'ticket.transferred', v: 1, ticket: id, queue: to, reason }], result: { ticket: id } };
	},

	'ticket.abandon': (hall, { ticket: id, reason }, { actor }) => {
		if (actor.kind === 'applicant' && (actor.of !== 'ticket' || actor.id !== id)) refuse('not-allowed');
		ticketFor(hall, id, 'ticket.abandon');
		return { events: [{ type: 'ticket.abandoned', v: 1, ticket: id, reason }] };
	},

	/** 3.1(5): called, called again as often as the hall promises, and only then missed; the second time it is given up. */
	'ticket.miss': (hall, { ticket: id }, { actor, now }) => {
		const ticket = ownTicket(hall, id, 'ticket.miss', actor);
		const { times, seconds } = hall.catalogue.policy?.recalls ?? { times: 0, seconds: 0 };
		const waited = now - (ticket.heardAt ?? now);
		if (ticket.recalls < times || waited < seconds * 1000)
			refuse('miss-too-soon', { number: ticket.number, recalls: ticket.recalls, times, seconds });
		const missed = { type: 'ticket.missed', v: 1, ticket: id } as const;
		const gone = ticket.requeues >= (hall.catalogue.policy?.requeue.times ?? 0) && ticket.requeues > 0;
		return { events: gone ? [missed, { type: 'ticket.abandoned', v: 1, ticket: id, reason: null }] : [missed] };
	}
} satisfies Partial<Deciders<typeof ticketingCommands>>;
