import { tick } from 'svelte';

/** The new state comes by push, a moment after a command's answer: waits for it on the page, a second at most. */
export async function until<T>(there: () => T | undefined | null | false): Promise<T | undefined> {
	for (let tries = 0; tries < 20; tries += 1) {
		await tick();
		const found = there();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return undefined;
}

/** Puts the focus on what comes next, as soon as it is there. */
export async function focusOn(id: string): Promise<void> {
	(await until(() => document.getElementById(id)))?.focus();
}
