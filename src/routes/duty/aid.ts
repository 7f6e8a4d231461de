import type { Duty, DutyQueue, DutyWindow } from './open.ts';

export const serves = ({ queues }: Pick<DutyWindow, 'queues'>, queue: string): boolean =>
	queues.some(({ id }) => id === queue);

/** Whoever stands there may be given its numbers. */
export const mayServe = ({ skills }: Pick<DutyWindow, 'skills'>, queue: string): boolean => skills.includes(queue);

/** People that wait for a window's own queues, for each window that serves them. */
const pressureAt = (window: DutyWindow, queues: readonly DutyQueue[]): number =>
	window.queues.reduce((sum, { id }) => {
		const queue = queues.find((one) => one.id === id);
		return sum + (queue ? queue.waiting / Math.max(1, queue.windows) : 0);
	}, 0);

/**
 * Who could take on a queue: those that could call its next number at once come first, whoever is free and has least of
 * their own before the others; then those whose clerk lacks the skill or that do not work now.
 */
export function couldHelp({ windows, queues }: Pick<Duty, 'windows' | 'queues'>, queue: string): DutyWindow[] {
	const rank = (window: DutyWindow) =>
		(window.status === 'open' && mayServe(window, queue) ? 0 : 1000) +
		(window.status === 'open' ? 0 : 500) +
		(window.ticket ? 100 : 0) +
		Math.min(99, pressureAt(window, queues));
	return windows.filter((window) => !serves(window, queue)).sort((a, b) => rank(a) - rank(b));
}

/** The one window that could take on a queue now, if any. */
export function helperOf(duty: Pick<Duty, 'windows' | 'queues'>, queue: string): DutyWindow | undefined {
	const [first] = couldHelp(duty, queue);
	return first?.status === 'open' && mayServe(first, queue) ? first : undefined;
}

/** The one window that has the queue, and only rests. One whose clerk is gone is reopened by nobody else. */
export const restingFor = ({ windows }: Pick<Duty, 'windows'>, queue: string): DutyWindow | undefined =>
	windows.find(
		(one) => serves(one, queue) && one.status === 'paused' && one.pausedFor !== 'away' && mayServe(one, queue)
	);
