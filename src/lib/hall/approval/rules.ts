import type { Item, Step } from '../catalogue/schema.ts';
import type { DeepReadonly } from '../contract.ts';

export type TaskStatus =
	'pending' | 'working' | 'sentBack' | 'forwarded' | 'passed' | 'returned' | 'cancelled' | 'decided';
export type TaskCommand = 'task.claim' | 'task.release' | 'task.pass' | 'task.return' | 'task.sendBack' | 'task.decide';

/** What may be done with a task, by its status; a delegated decision at the window needs no claim. */
export const TASK_ALLOWS = {
	pending: ['task.claim'],
	working: ['task.release', 'task.pass', 'task.return', 'task.sendBack', 'task.decide'],
	sentBack: [],
	forwarded: ['task.decide'],
	passed: [],
	returned: [],
	cancelled: [],
	decided: []
} as const satisfies Record<TaskStatus, readonly TaskCommand[]>;

/** A task that its department still has to do with. */
export const isOpenTask = (status: TaskStatus): boolean =>
	status === 'pending' || status === 'working' || status === 'sentBack' || status === 'forwarded';

export type Outcome = 'grant' | 'deny' | 'forward' | 'terminate';

export const taskAllows = (status: TaskStatus, command: TaskCommand): boolean =>
	(TASK_ALLOWS[status] as readonly TaskCommand[]).includes(command);

/** The steps that open once `passed` are done: those that wait for nothing else and are not open or done already. */
export function nextSteps(item: DeepReadonly<Item>, passed: ReadonlySet<string>, opened: ReadonlySet<string>) {
	const ready = (step: DeepReadonly<Step>) => step.after.every((before) => passed.has(before));
	return item.flow.filter((step) => !opened.has(step.id) && ready(step));
}

const HOLLOW = ['同意', '已阅', '同意办理', '情况属实', 'ok', 'agreed', 'approved', 'read'];

/** 3.5: opinions must be substantive; a signature is none. */
export const isHollow = (opinion: string): boolean =>
	opinion.trim().length < 5 ||
	HOLLOW.includes(
		opinion
			.trim()
			.replace(/[。.!！]$/, '')
			.toLowerCase()
	);

/** 行政许可法 Art. 38: a denial tells the remedies. 行政复议法 Art. 20, 行政诉讼法 Art. 46. */
export const REMEDIES = { reconsiderationDays: 60, litigationMonths: 6 } as const;
