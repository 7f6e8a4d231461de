import { z } from 'zod';
import { COUNTER } from '../access/rules.ts';
import { dataId } from '../catalogue/schema.ts';
import { find, pick } from '../contract.ts';
import { oncePerLook } from '../still.ts';
import { view } from '../view.ts';
import { hasRole, presentAt, type ReadWindow } from './guards.ts';
import { nextIn, servesQueue } from './line.ts';
import { deskTicket, numberLine, queueLine, ticketsIn, windowLine } from './shown.ts';

/** Numbers of a list that a desk shows. */
const SHOWN = 8;

/** What every desk with the same queues shows alike. `queues`: their ids, as a window names them. */
const queuesOf = ({ queues }: ReadWindow): string => queues.join(' ');
const linesOf = oncePerLook((hall, queues) => queues.split(' ').flatMap((queue) => queueLine(hall, queue)));
const nextOf = oncePerLook((hall, queues) =>
	queues
		.split(' ')
		.flatMap((queue) => nextIn(hall.ticketing, queue, hall.catalogue.policy?.ordinaryPerPriority ?? 1, SHOWN))
		.sort((a, b) => a.since - b.since)
		.slice(0, SHOWN)
		.map(numberLine)
);
const everyQueue = oncePerLook((hall) =>
	Object.values(hall.ticketing.queues).map((queue) => pick(queue, 'id', 'prefix', 'name', 'purpose'))
);

export const counterViews = {
	/** The windows that a counter's staff may open, to choose one. */
	windows: view({
		reads: ['ticketing', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, ...COUNTER, 'dutyManager', 'systemAdmin'),
		bytes: 200_000,
		data: (hall) => Object.values(hall.ticketing.windows).map((window) => windowLine(hall, window))
	}),

	/** The counter at one window: its ticket, its queues, who waits, who is on hold, the cases of this sitting. */
	desk: view({
		reads: ['ticketing', 'intake', 'catalogue', 'access'],
		param: z.strictObject({ window: dataId() }),
		audience: (hall, actor, { window }) =>
			hasRole(hall, actor, ...COUNTER) &&
			actor.kind === 'staff' &&
			(find(hall.access.staff, actor.id)?.windows.includes(window) ?? false),
		bytes: 60_000,
		data: (hall, { window: id }) => {
			const window = find(hall.ticketing.windows, id);
			if (!window) return null;
			const ticket = presentAt(hall, window);
			const { policy } = hall.catalogue;
			const mine = window.queues.filter((queue) => servesQueue(hall, window, queue));
			const listed = (status: 'held' | 'missed') =>
				ticketsIn(hall, status)
					.filter((other) => mine.includes(other.queue) || other.staff === window.staff)
					.slice(-SHOWN)
					.map(numberLine);
			return {
				window: pick(window, 'id', 'name', 'place', 'status', 'statusSince', 'pausedFor', 'staff', 'version'),
				ticket: ticket ? deskTicket(hall, ticket) : null,
				recalls: policy?.recalls ?? { times: 0, seconds: 0 },
				requeue: policy?.requeue ?? { times: 0, behind: 0 },
				queues: linesOf(hall, queuesOf(window)),
				/** every queue of the hall, for a transfer */
				others: everyQueue(hall, ''),
				/** in the order in which they will be called, as far as one queue goes */
				waiting: nextOf(hall, queuesOf(window)),
				held: listed('held'),
				missed: listed('missed'),
				/** numbers finished today in these queues */
				done: window.queues.reduce((sum, queue) => sum + (hall.ticketing.today[queue]?.done ?? 0), 0),
				cases: ticket
					? (find(hall.intake.byTicket, ticket.id)?.cases ?? []).flatMap((caseId) => {
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
