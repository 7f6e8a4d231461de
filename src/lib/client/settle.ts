import { tick } from 'svelte';

const PAUSE = 20;

/** The new state comes by push, a moment after a command's answer: waits for it on the page, a second if not told. */
export async function until<T>(there: () => T | undefined | null | false, patience = 1_000): Promise<T | undefined> {
	for (let waited = 0; waited < patience; waited += PAUSE) {
		await tick();
		const found = there();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
	return undefined;
}

/** Puts the focus on what comes next, as soon as it is there. */
export async function focusOn(id: string): Promise<void> {
	(await until(() => document.getElementById(id)))?.focus();
}
