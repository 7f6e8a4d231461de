import { isEnd, type StepState } from './steps.ts';

/**
 * The step that brings the case forward: the first whose conditions hold, else the first that waits for something, whose
 * key leads to what is lacking. A notification is for what is not in order: it is never waited for.
 */
export function nextStep(steps: readonly StepState[]): StepState | undefined {
	const forward = steps.filter(({ name }) => !isEnd(name));
	return forward.find(({ ready }) => ready) ?? forward.find(({ name }) => name !== 'case.notify');
}

interface Line {
	readonly id: string;
}

/** Where in the list the next case stands that is not done with, after the one that is open; -1 if there is none. */
export function nextLine(lines: readonly Line[], pending: readonly Line[], open: string | undefined): number {
	const isOpen = (line: Line | undefined) =>
		line !== undefined && pending.some(({ id }) => id === line.id && id !== open);
	const at = lines.findIndex(({ id }) => id === open);
	const after = lines.findIndex((line, index) => index > at && isOpen(line));
	return after >= 0 ? after : lines.findIndex(isOpen);
}
