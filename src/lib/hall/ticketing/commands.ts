import { z } from 'zod';
import { dataId, windowSchema } from '../catalogue/schema.ts';
import { command, hallId } from '../command.ts';
import { identityNumber, phoneNumber } from '../people/personal.ts';

const ticketOnly = () => command(z.strictObject({ ticket: hallId('t') }));

export const ticketingCommands = {
	'ticket.take': command(
		z.strictObject({
			queue: dataId(),
			identity: identityNumber().optional(),
			phone: phoneNumber().optional(),
			/** the matters that brought the person here */
			items: z.array(dataId()).max(10).default([])
		})
	),
	/** The next of the window's queues, or one ticket with the reason for going out of order. */
	'ticket.call': command(
		z.strictObject({
			window: dataId(),
			ticket: hallId('t').optional(),
			reason: z.string().trim().min(2).max(200).optional()
		}),
		{ expects: ({ ticket }) => (ticket === undefined ? [] : [`ticket:${ticket}`]) }
	),
	'ticket.recall': ticketOnly(),
	'ticket.start': ticketOnly(),
	'ticket.miss': ticketOnly(),
	'ticket.finish': ticketOnly(),
	'window.open': command(z.strictObject({ window: dataId() })),
	'window.close': command(z.strictObject({ window: dataId() })),
	'window.define': command(windowSchema)
};
