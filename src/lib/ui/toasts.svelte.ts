import type { Tone } from './tone.ts';

/** What was just done, said for a moment where it is in nobody's way. */
export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly tone: Tone;
	/** Takes it back, or leads to it. */
	readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const SHOWN = 5_000;
/** What can be taken back stays longer: reading and deciding take their time. */
const SHOWN_WITH_ACTION = 10_000;
const MOST = 3;

/** Of this page's window. Only filled in the browser, by what somebody did there. */
class Toasts {
	list = $state.raw<readonly Toast[]>([]);
	#last = 0;
	#timers = new Map<number, ReturnType<typeof setTimeout>>();

	show(text: string, { tone = 'good', action }: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
		this.#last += 1;
		const toast = { id: this.#last, text, tone, action };
		this.list = [...this.list, toast].slice(-MOST);
		this.#wait(toast);
	}

	/** Nothing goes while somebody reads it. */
	hold(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
	}

	goOn(): void {
		for (const toast of this.list) this.#wait(toast);
	}

	dismiss(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** Runs the action of the newest that has one: what the key does. */
	runLast(): void {
		const toast = this.list.findLast(({ action }) => action !== undefined);
		if (!toast) return;
		this.dismiss(toast.id);
		toast.action?.run();
	}

	#wait({ id, action }: Toast): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.set(
			id,
			setTimeout(() => this.dismiss(id), action ? SHOWN_WITH_ACTION : SHOWN)
		);
	}
}

export const toasts = new Toasts();
