import { z } from 'zod';
import { command, hallId } from '../command.ts';
import { identityNumber } from '../people/personal.ts';
import { SLOT } from './rules.ts';

const looking = ({ result }: { result: string }) => [`result:${result}`];

export const issuanceCommands = {
	'result.produce': command(z.strictObject({ case: hallId('c') }), { expects: (p) => [`case:${p.case}`] }),
	'result.shelve': command(z.strictObject({ result: hallId('r'), slot: z.string().regex(SLOT, 'slot') }), {
		expects: looking
	}),
	'result.handOut': command(
		z.strictObject({
			result: hallId('r'),
			recipient: z.enum(['applicant', 'agent']),
			/** of whoever stands at the desk, as read from the card */
			identity: identityNumber(),
			authoritySeen: z.boolean().default(false),
			/** the recipient signed the proof of service (送达回证) */
			signed: z.boolean()
		}),
		{ expects: looking, subject: (p) => `result:${p.result}` }
	),
	/** What became of a message in the outbox: sent by the gateway, told by voice at the desk, or failed. */
	'message.settle': command(
		z.strictObject({
			message: hallId('m'),
			outcome: z.enum(['sent', 'told', 'failed']),
			note: z.string().trim().min(2).max(200).nullable().default(null)
		})
	)
};
