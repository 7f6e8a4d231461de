import { tick } from 'svelte';
import { pushState } from '$app/navigation';
import type { StaffLive } from '$lib/client/staff-live.svelte.ts';
import { until } from '$lib/client/settle.ts';
import { readAddress, writeAddress } from './address.ts';
import { Beside } from './beside.svelte.ts';
import { Drafts } from './drafts.svelte.ts';
import type { Line } from './lists.ts';
import type { Reading } from './reading.svelte.ts';

type Target = Pick<Line, 'id' | 'case'>;

/** What lies open, how one comes from case to case, and what the address says about it. */
export class Work {
	readonly beside: Beside;
	/** Another case, a refusal or a lost line takes nothing away that was typed. */
	readonly drafts = new Drafts();
	/** As it was when the open case was last left: what is being written shows where it is written. */
	unsent = $state.raw<readonly string[]>([]);
	/** where the open case stands in its list, or stood before it left */
	#place = 0;
	readonly place: number = $derived.by(() => this.reading.placeOf(this.beside.id));
	readonly next: Line | undefined = $derived.by(() => this.reading.shown[this.place + 1]);

	constructor(
		live: StaffLive,
		private readonly reading: Reading,
		/** Puts the focus on a line of the list. */
		private readonly focus: (place: number) => void
	) {
		this.beside = new Beside(live);
	}

	/** Without the path: whoever looks at the page as somebody else stays under theirs. */
	get address(): string {
		const { task, file } = this.beside;
		const open = task === undefined ? file && { case: file.data.id } : { task };
		return writeAddress({ list: this.reading.chosen, filter: this.reading.filter, open: open ?? null });
	}

	/** Of the open case, for when it has left its list. */
	remember(): void {
		if (this.place >= 0) this.#place = this.place;
	}

	#go(): void {
		this.unsent = this.drafts.unsent;
		pushState(location.pathname + this.address, {});
	}

	/** Each case is a place to come back to. */
	async open({ id, case: of }: Target): Promise<void> {
		if (id === this.beside.id || !(await this.beside.open(id, of))) return;
		this.#go();
	}

	async close(): Promise<void> {
		if (this.beside.id === undefined) return;
		this.beside.close();
		this.#go();
		await tick();
		this.focus(this.#place);
	}

	async step(by: 1 | -1): Promise<void> {
		const line = this.reading.shown[this.place + by];
		if (!line) return;
		await this.open(line);
		await tick();
		this.focus(this.reading.placeOf(line.id));
	}

	/** Back and forward: the address says what was open. */
	async goBack(): Promise<void> {
		const to = readAddress(location.search);
		const id = to.open && ('task' in to.open ? to.open.task : to.open.case);
		if (to.open === null || id === null) this.beside.close();
		else if (id !== this.beside.id) {
			const of = 'case' in to.open ? id : (this.beside.caseOf(id) ?? this.reading.caseOf(id));
			if (of === undefined) return location.reload();
			await this.beside.open(id, of);
		}
		this.reading.take(to, this.beside.id);
	}

	/** What was sent leaves its list, and the one that moves up in its place opens. */
	async done(id: string): Promise<void> {
		this.drafts.of(id).clear();
		await until(() => !this.reading.shown.some((line) => line.id === id));
		const { shown } = this.reading;
		const up = shown[Math.min(this.#place, shown.length - 1)];
		// Somebody may be quicker than the network and have opened another.
		if (this.beside.id !== id) return;
		if (!up || up.id === id) return this.close();
		await this.open(up);
		await tick();
		this.focus(this.reading.placeOf(up.id));
	}
}
