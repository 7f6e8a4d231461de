import { z } from 'zod';
import { isWorkingDay } from '../calendar/calendar.ts';
import { dayOf } from '../calendar/day.ts';
import { dataId } from '../catalogue/schema.ts';
import { hallId } from '../command.ts';
import { find, pick } from '../contract.ts';
import { view } from '../view.ts';
import { promise } from './estimate.ts';
import { hasRole, presentAt, type ReadHall, type ReadWindow } from './guards.ts';
import { isOpenAt } from './rules.ts';
import { queueLines, shownCall } from './shown.ts';

/** Different numbers that a screen shows. */
const CALLS_SHOWN = 6;
/** Numbers of cases that the pickup screen shows: as many as can be read from the chairs. */
const READY_SHOWN = 18;

const servesPickup = (hall: ReadHall, window: string) =>
	find(hall.ticketing.windows, window)?.queues.some((id) => find(hall.ticketing.queues, id)?.purpose === 'pickup');

/** What a window says of itself to those who wait. */
function windowFace(hall: ReadHall, window: ReadWindow) {
	const ticket = presentAt(hall, window);
	return {
		...pick(window, 'name', 'place', 'status'),
		number: ticket?.number ?? null,
		ticket: ticket?.status ?? null
	};
}

/** The newest calls, newest first, as far back as six different numbers reach. What is called again is heard again. */
function lastCalls(hall: ReadHall, at: (window: string) => boolean | undefined) {
	const calls = hall.ticketing.calls.filter(({ window }) => at(window)).reverse();
	const numbers = [...new Set(calls.map(({ number }) => number))].slice(0, CALLS_SHOWN);
	const rest = calls.findIndex(({ number }) => !numbers.includes(number));
	return calls.slice(0, rest === -1 ? undefined : rest).map((call) => shownCall(hall, call));
}

/** What lies on the shelf, what came last first. */
const onShelf = (hall: ReadHall) =>
	Object.values(hall.issuance.results)
		.filter(({ status }) => status === 'shelved')
		.sort((a, b) => (b.shelvedAt ?? 0) - (a.shelvedAt ?? 0));

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
		reads: ['ticketing', 'catalogue', 'calendar', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'screen', 'dutyManager', 'supervisor', 'director'),
		bytes: 20_000,
		data: (hall, _, now) => {
			const { policy } = hall.catalogue;
			return {
				hall: hall.access.hall?.name ?? null,
				calls: lastCalls(hall, () => true),
				queues: queueLines(hall),
				/** null: the hall is not set up */
				rules: policy && {
					...pick(policy, 'opens', 'closes', 'recalls', 'requeue', 'ordinaryPerPriority'),
					/** whether anybody works today */
					works: isWorkingDay(hall.calendar, dayOf(now))
				}
			};
		}
	}),

	/** The screen of the pickup desk: who is called there, and which cases can be fetched. A number names nobody. */
	'screen.pickup': view({
		reads: ['ticketing', 'issuance', 'intake', 'access', 'catalogue'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'screen', 'dutyManager', 'supervisor', 'director'),
		bytes: 20_000,
		data: (hall) => {
			const ready = onShelf(hall);
			return {
				hall: hall.access.hall?.name ?? null,
				calls: lastCalls(hall, (window) => servesPickup(hall, window)),
				windows: Object.values(hall.ticketing.windows)
					.filter(({ id }) => servesPickup(hall, id))
					.map((window) => windowFace(hall, window)),
				queues: queueLines(hall).filter(({ id }) => find(hall.ticketing.queues, id)?.purpose === 'pickup'),
				ready: ready
					.slice(0, READY_SHOWN)
					.flatMap((result) => find(hall.intake.cases, result.case)?.acceptance?.shortNo ?? []),
				/** how many there are in all */
				count: ready.length
			};
		}
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
			const queues = window.queues.flatMap((queue) => find(hall.ticketing.queues, queue)?.name ?? []);
			return { ...windowFace(hall, window), queues };
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
