import type { Trouble } from '$lib/client/act.svelte.ts';
import type { ViewData } from '$lib/hall/views.ts';
import { rowsOf } from '$lib/parts/flow.ts';

type File = ViewData<'case'>;
export type Task = File['tasks'][number];
export type Step = File['item']['flow'][number];
export interface Stage {
	step: Step;
	/** undefined while its turn has not come */
	task: Task | undefined;
	/** the rounds before, oldest first: it was returned to, or had to wait for a step that was */
	before: readonly Task[];
}

type Flowing = Pick<File, 'item' | 'tasks'>;

/** How far each step of the flow has come, in the rows that it runs in. */
export const stagesOf = ({ item, tasks }: Flowing): Stage[][] =>
	rowsOf(item.flow).map((row) =>
		row.map((step) => {
			const rounds = tasks.filter((task) => task.step === step.id);
			return { step, task: rounds.at(-1), before: rounds.slice(0, -1) };
		})
	);

/** The steps right before a task's own, each with its newest task: where it may be returned to. */
export function stepsBefore({ item, tasks }: Flowing, task: Task): Stage[] {
	const after = item.flow.find(({ id }) => id === task.step)?.after ?? [];
	return stagesOf({ item, tasks })
		.flat()
		.filter(({ step }) => after.includes(step.id));
}

/** The task whose return opened this one again: both facts were kept at the same moment. */
export const returnOf = ({ tasks }: Flowing, task: Task): Task | undefined =>
	task.round === 1
		? undefined
		: tasks.find(({ status, endedAt }) => status === 'returned' && endedAt === task.openedAt);

/** How what a department asked for in review stands: still waited for, brought, or not brought in time. */
export function correctionOf({ reviewNotice, reviewResubmission, status, trail }: File) {
	if (!reviewNotice) return null;
	if (reviewResubmission) return 'brought';
	if (trail.some(({ type }) => type === 'case.correctionMissed')) return 'missed';
	return status === 'reviewCorrecting' ? 'waiting' : 'over';
}

/** Refusals that say that somebody else was quicker. */
const OVERTAKEN = ['stale', 'task-not', 'not-your-task', 'case-not'];

export const isOvertaken = (trouble: Trouble | null): boolean => trouble !== null && OVERTAKEN.includes(trouble.code);
