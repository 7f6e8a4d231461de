import { z } from 'zod';
import { dataId, windowSchema } from '../catalogue/schema.ts';
import { command, hallId } from '../command.ts';
import { identityNumber, phoneNumber } from '../people/personal.ts';
import { PAUSE_GROUNDS, PRIORITY_GROUNDS } from './rules.ts';

const ticketOnly = () => command(z.strictObject({ ticket: hallId('t') }));
const windowOnly = () => command(z.strictObject({ window: dataId() }));
const reason = () => z.string().trim().min(2).max(200);

export const ticketingCommands = {
	'ticket.take': command(
		z.strictObject({
			queue: dataId(),
			identity: identityNumber().optional(),
			phone: phoneNumber().optional(),
			/** the matters that brought the person here */
			items: z.array(dataId()).max(10).default([]),
			/** 绿色通道: why this person goes before others */
			priority: z.enum(PRIORITY_GROUNDS).nullable().default(null),
			/** somebody came for somebody else */
			agent: z.boolean().default(false),
			/** why a guide takes a number without identity, or the duty manager one beyond the day */
			exception: reason().nullable().default(null)
		})
	),
	/** The next of the window's queues, or one ticket with the reason for going out of order. */
	'ticket.call': command(
		z.strictObject({ window: dataId(), ticket: hallId('t').optional(), reason: reason().optional() }),
		{ expects: ({ ticket }) => (ticket === undefined ? [] : [`ticket:${ticket}`]) }
	),
	'ticket.recall': ticketOnly(),
	'ticket.start': ticketOnly(),
	'ticket.miss': ticketOnly(),
	'ticket.requeue': ticketOnly(),
	/** 挂号: the person keeps the number and comes back; the window is free for others. */
	'ticket.hold': command(z.strictObject({ ticket: hallId('t'), reason: reason().nullable().default(null) })),
	'ticket.resume': command(z.strictObject({ ticket: hallId('t'), window: dataId() })),
	/** 转号: to another queue with the seniority kept, or back into its own. */
	'ticket.transfer': command(z.strictObject({ ticket: hallId('t'), queue: dataId(), reason: reason() })),
	'ticket.finish': ticketOnly(),
	'ticket.abandon': command(z.strictObject({ ticket: hallId('t'), reason: reason().nullable().default(null) })),
	'window.open': windowOnly(),
	'window.pause': command(z.strictObject({ window: dataId(), ground: z.enum(PAUSE_GROUNDS) })),
	'window.resume': windowOnly(),
	'window.close': windowOnly(),
	'window.define': command(windowSchema),
	/** Ends the hall's day. `force`: even what is being served ends now. */
	'day.close': command(z.strictObject({ force: z.boolean().default(false) }))
};
