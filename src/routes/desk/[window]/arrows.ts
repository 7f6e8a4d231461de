const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowDown: 1, ArrowUp: -1 };

/** In a list of buttons the arrows go to the button before and after. */
export function fromLine(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const step = STEPS[event.key];
	if (step === undefined || event.altKey || event.ctrlKey) return;
	event.preventDefault();
	const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:enabled')];
	const at = buttons.findIndex((button) => button === event.target);
	buttons[at + step]?.focus();
}
