import { z } from 'zod';
import { dataId } from '../catalogue/schema.ts';
import { command, hallId } from '../command.ts';
import { noticeLines } from '../intake/commands.ts';

const looking = ({ task }: { task: string }) => [`task:${task}`];
const opinion = () => z.string().trim().min(1).max(2000);
const taskId = () => hallId('k');

export const approvalCommands = {
	'task.claim': command(z.strictObject({ task: taskId() }), { expects: looking }),
	'task.release': command(z.strictObject({ task: taskId() })),
	'task.pass': command(z.strictObject({ task: taskId(), opinion: opinion(), recommends: z.enum(['grant', 'deny']) }), {
		expects: looking
	}),
	/** To the step before, which does its work again; which of several is to be said. */
	'task.return': command(
		z.strictObject({
			task: taskId(),
			to: dataId().nullable().default(null),
			reason: z.string().trim().min(5).max(1000)
		}),
		{ expects: looking }
	),
	/** To the window, for everything that the applicant has to bring or mend in review, once (审查阶段补正). */
	'task.sendBack': command(z.strictObject({ task: taskId(), lines: noticeLines() }), { expects: looking }),
	'task.decide': command(
		z.strictObject({
			task: taskId(),
			outcome: z.enum(['grant', 'deny', 'forward', 'terminate']),
			opinion: opinion(),
			/** why it is denied or ended */
			reasons: z.string().trim().min(5).max(2000).nullable().default(null),
			/** the authority that it is sent up to (转报) */
			to: z.string().trim().min(2).max(100).nullable().default(null)
		}),
		{ expects: looking }
	)
};
