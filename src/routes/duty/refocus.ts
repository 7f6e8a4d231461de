import { until } from '$lib/client/settle.ts';

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
/** The board moves on a moment after an answer. */
const PATIENCE = 600;

/** What was pressed may be gone once it is done: the focus then goes to what is left at that place. */
export async function refocus(place: HTMLElement | undefined): Promise<void> {
	if (await until(isNowhere, PATIENCE)) place?.querySelector<HTMLElement>('button:enabled, a')?.focus();
}
