import type { ViewData } from '$lib/hall/views.ts';

type File = ViewData<'case'>;
export type Task = File['tasks'][number];
export type Step = File['item']['flow'][number];
export interface Stage {
	step: Step;
	/** undefined while its turn has not come */
	task: Task | undefined;
}

/** The flow in rows: steps of one row run side by side (并联), each row waits for those before it. */
export function rowsOf({ item, tasks }: Pick<File, 'item' | 'tasks'>): Stage[][] {
	const depth = new Map<string, number>();
	const rows: Stage[][] = [];
	for (const step of item.flow) {
		// The item's schema has every step after those that it waits for.
		const row = Math.max(0, ...step.after.map((before) => (depth.get(before) ?? 0) + 1));
		depth.set(step.id, row);
		(rows[row] ??= []).push({ step, task: tasks.findLast((task) => task.step === step.id) });
	}
	return rows;
}
