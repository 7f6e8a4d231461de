import { z } from 'zod';
import { command, hallId } from '../command.ts';

const looking = ({ task }: { task: string }) => [`task:${task}`];
const opinion = () => z.string().trim().min(1).max(2000);

export const approvalCommands = {
	'task.claim': command(z.strictObject({ task: hallId('k') }), { expects: looking }),
	'task.release': command(z.strictObject({ task: hallId('k') })),
	'task.pass': command(
		z.strictObject({ task: hallId('k'), opinion: opinion(), recommends: z.enum(['grant', 'deny']) }),
		{ expects: looking }
	),
	'task.decide': command(
		z.strictObject({
			task: hallId('k'),
			outcome: z.enum(['grant', 'deny']),
			opinion: opinion(),
			reasons: z.string().trim().min(5).max(2000).nullable().default(null)
		}),
		{ expects: looking }
	)
};
