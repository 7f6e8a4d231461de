/** Resolves once the condition holds, or when patience (milliseconds) has run out; says which. */
export function until(condition: () => boolean, patience: number): Promise<boolean> {
	return new Promise((resolve) => {
		const settle = (held: boolean) => {
			clearTimeout(timer);
			// Not from inside the effect that noticed it.
			queueMicrotask(() => stop());
			resolve(held);
		};
		const timer = setTimeout(() => settle(false), patience);
		const stop = $effect.root(() => {
			$effect(() => {
				if (condition()) settle(true);
			});
		});
	});
}
