/**
 * Keeps the focus where somebody put it. A framed screen focuses its own fields, as it should when it stands alone, and
 * takes the focus of this page with them: `inert` keeps people out of a frame, not its own script.
 */
export class Focus {
	#last: HTMLElement | undefined;

	/** Whenever the focus may have moved: a frame that nobody works at gives it back to where it was. */
	readonly look = (): void => {
		const at = document.activeElement;
		if (!isLent(at)) this.#last = at instanceof HTMLElement ? at : undefined;
		// In the middle of moving it cannot be moved again.
		else setTimeout(this.#giveBack);
	};

	readonly #giveBack = (): void => {
		const at = document.activeElement;
		if (!isLent(at)) return;
		at.blur();
		window.focus();
		this.#last?.focus({ preventScroll: true });
	};
}

const isLent = (at: Element | null): at is HTMLIFrameElement => at instanceof HTMLIFrameElement && at.inert;
