import { tick } from 'svelte';

/** What brings the case forward; what ends it is never pressed by the way. */
export const NEXT_STEP = '.decision button:enabled:not([data-ends])';
/** Where work goes on when what had the focus is gone: the case's next decision, else the number's. */
const NEXT = [NEXT_STEP, '.ticket-acts button:enabled'];

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

/** Gives a focus that fell out of the page back to it. */
export async function focusNext(...selectors: string[]): Promise<void> {
	await tick();
	if (!isNowhere()) return;
	for (const selector of selectors.length > 0 ? selectors : NEXT) {
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
