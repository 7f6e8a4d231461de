import { untrack } from 'svelte';
import { replaceState, pushState } from '$app/navigation';
import type { Sitting } from './sitting.svelte.ts';

const KEY = 'desk.case';
const CASE = 'case';

const inAddress = (): string | null => new URLSearchParams(location.search).get(CASE);

/**
 * Where on the desk somebody is, in the address: a reload, another language and the way back lead to the same case. Ids
 * only: nothing about a person stands there.
 */
export class Place {
	/** what is open was opened by a reload, or by the way back: the address says so already, or never did */
	#led: string | undefined;
	/** what was open when the address was last looked after */
	#last: string | undefined;

	constructor(private readonly sitting: Sitting) {}

	/** What the address names, else what was open before a reload while the same number was here. */
	restore(): void {
		const { sitting } = this;
		const [of, last] = (sessionStorage.getItem(KEY) ?? '').split(' ');
		const id = inAddress() ?? (of === (sitting.ticket?.id ?? '') ? last : undefined);
		if (id === undefined || id === '') return;
		this.#led = id;
		if (sitting.current?.id !== id) void sitting.open(id);
	}

	/** As an effect: each case that is opened is a step from which the way back leads. */
	follow(): void {
		const { sitting } = this;
		const id = sitting.area === 'case' ? sitting.current?.id : undefined;
		const ticket = sitting.ticket?.id ?? '';
		// The desk moves on without another case being opened: while one is fetched, the address is ahead of what is shown.
		if (id === this.#last) return;
		this.#last = id;
		if (id === undefined) {
			if (sitting.current === undefined || ticket === '') untrack(() => this.#forget());
			return;
		}
		sessionStorage.setItem(KEY, `${ticket} ${id}`);
		if (id !== this.#led && id !== inAddress()) pushState(`${location.pathname}?${CASE}=${id}`, {});
		this.#led = undefined;
	}

	/** Somebody else sits down: no address leads to the last person's case. */
	#forget(): void {
		if (inAddress() !== null && this.#led === undefined) replaceState(location.pathname, {});
	}

	/** The way back and forth: to a case of this sitting, or to who is here. */
	goBack(): void {
		const { sitting } = this;
		const id = inAddress();
		const line = sitting.lines.find((known) => known.id === id);
		if (!line) return void sitting.turn('person');
		this.#led = line.id;
		void sitting.open(line.id);
	}
}
