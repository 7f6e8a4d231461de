import { z } from 'zod';
import { dayOf } from '../calendar/day.ts';
import { dataId } from '../catalogue/schema.ts';
import { hallId } from '../command.ts';
import { find, pick } from '../contract.ts';
import { view } from '../view.ts';
import { promise } from './estimate.ts';
import { hasRole, presentAt } from './guards.ts';
import { isOpenAt } from './rules.ts';
import { queueLines, shownCall } from './shown.ts';

/** Calls that a screen shows. */
const CALLS_SHOWN = 6;

/** What is made for the public: numbers and windows, never a name or an identity number. */
export const publicViews = {
	/** What the kiosk offers. */
	kiosk: view({
		reads: ['ticketing', 'catalogue', 'calendar', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'kiosk', 'guide', 'adviser', 'dutyManager'),
		bytes: 400_000,
		data: (hall, _, now) => {
			const { policy, items } = hall.catalogue;
			return (
				policy && {
					hall: hall.access.hall?.name ?? null,
					open: isOpenAt(policy, hall.calendar, now) && hall.ticketing.closed !== dayOf(now),
					opens: policy.opens,
					closes: policy.closes,
					queues: queueLines(hall).map((line) => ({
						...line,
						identity: find(hall.ticketing.queues, line.id)?.identity ?? 'required',
						purpose: find(hall.ticketing.queues, line.id)?.purpose ?? 'intake'
					})),
					items: Object.values(items).map((item) => ({
						...pick(item, 'id', 'name', 'queue'),
						initials: item.initials ?? null
					}))
				}
			);
		}
	}),

	/** The hall screen. */
	'screen.hall': view({
		reads: ['ticketing', 'catalogue', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'screen', 'dutyManager', 'supervisor', 'director'),
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
			const ticket = presentAt(hall, window);
			const queues = window.queues.flatMap((queue) => find(hall.ticketing.queues, queue)?.name ?? []);
			return {
				...pick(window, 'name', 'place', 'status'),
				queues,
				number: ticket?.number ?? null,
				ticket: ticket?.status ?? null
			};
		}
	}),

	/** A citizen's own ticket, on the phone. */
	ticket: view({
		reads: ['ticketing', 'access', 'catalogue'],
		param: z.strictObject({ ticket: hallId('t') }),
		audience: (_, actor, { ticket }) => actor.kind === 'applicant' && actor.of === 'ticket' && actor.id === ticket,
		bytes: 4_000,
		data: (hall, { ticket: id }) => {
			const ticket = find(hall.ticketing.tickets, id);
			if (!ticket) return null;
			const queue = find(hall.ticketing.queues, ticket.queue);
			const window = ticket.window === null ? undefined : find(hall.ticketing.windows, ticket.window);
			const times = hall.catalogue.policy?.requeue.times ?? 0;
			return {
				...pick(ticket, 'number', 'status', 'takenAt', 'calledAt', 'day', 'told'),
				hall: hall.access.hall?.name ?? null,
				queue: queue?.name ?? null,
				place: queue?.place ?? null,
				now: ticket.status === 'waiting' ? promise(hall, ticket.queue, ticket) : null,
				window: window ? pick(window, 'name', 'place') : null,
				/** whether a missed number may queue again */
				mayRequeue: ticket.status === 'missed' && ticket.requeues < times,
				/** how many of those who wait go before it then */
				requeueBehind: hall.catalogue.policy?.requeue.behind ?? 0,
				mayAbandon: ticket.status === 'waiting' || ticket.status === 'missed'
			};
		}
	})
};
