import { tick } from 'svelte';

/** What comes next, always in the same place; what ends a case never stands there. */
export const NEXT_STEP = '.next-step button';

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

/** Gives a focus that fell out of the page back to it: to the first of these that is there, else to what comes next. */
export async function focusNext(...selectors: string[]): Promise<void> {
	await tick();
	if (!isNowhere() || document.querySelector('dialog[open]')) return;
	for (const selector of [...selectors, NEXT_STEP]) {
		const found = document.querySelector<HTMLElement>(selector);
		found?.focus();
		if (found) return;
	}
}

/** For a dialog that is taken away whole when it closes: the focus goes back where it was, as it does from a closed one. */
export function returnFocus(): void {
	$effect.pre(() => {
		const before = document.activeElement;
		return () => {
			if (before instanceof HTMLElement && before !== document.body) {
				void tick().then(() => {
					if (before.isConnected && isNowhere()) before.focus();
					return focusNext();
				});
			} else void focusNext();
		};
	});
}
