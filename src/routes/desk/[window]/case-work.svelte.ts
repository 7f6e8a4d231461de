import type { Seen, Watched } from '$lib/client/live.svelte.ts';
import type { CommandName } from '$lib/hall/access/rules.ts';
import type { Material } from '$lib/hall/catalogue/schema.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import { Act } from '$lib/client/act.svelte.ts';
import { see } from '$lib/client/see.ts';
import { until } from '$lib/client/settle.ts';
import { FormEntry, without } from './form-entry.svelte.ts';
import { freshLine, isComplete, lineOf, sentLine, type Line } from './lines.ts';

/** Milliseconds after which a push that did not come is asked for. */
const PATIENCE = 2_000;
/** Verdicts entered in quick succession go in one command. */
const PAUSE = 600;

type Expect = Record<string, number>;

/** One case as it is worked on: what the hall knows, and what was entered and is not kept yet. */
export class CaseWork {
	readonly act = new Act();
	readonly form = new FormEntry(this);
	/** by material: entered, not kept yet */
	entered = $state.raw<Readonly<Record<string, Line>>>({});
	/** What was unsealed for this clerk, by path. Here and nowhere else. */
	clear = $state.raw<Readonly<Record<string, string>> | null>(null);
	#turn: Promise<unknown> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		readonly id: string,
		readonly view: Watched<'case'>
	) {}

	get data() {
		return this.view.data;
	}

	get isDirty(): boolean {
		return this.form.open.length + Object.keys(this.entered).length > 0;
	}

	/** While what was brought after a notice is being checked, its verdicts start anew and go with the resubmission. */
	get isResubmitting(): boolean {
		return this.data.status === 'correcting' || this.data.status === 'reviewCorrecting';
	}

	/** The notice that the applicant answers, or answered last: before acceptance, or in review. */
	get notice() {
		return this.data.reviewNotice ?? this.data.notice;
	}

	lineOf(material: DeepReadonly<Material>): Line {
		const entered = this.entered[material.id];
		if (entered) return entered;
		const kept = this.data.verdicts[material.id];
		return kept && !this.isResubmitting ? lineOf(kept) : freshLine(material);
	}

	enter(material: DeepReadonly<Material>, line: Line): void {
		this.entered = { ...this.entered, [material.id]: line };
		clearTimeout(this.#timer);
		if (!this.isResubmitting) this.#timer = setTimeout(() => void this.saveLines(), PAUSE);
	}

	/** Everything entered so far, kept; false when something could not be. */
	async save(): Promise<boolean> {
		const form = await this.form.save();
		const lines = await this.saveLines();
		return form && lines;
	}

	/** Keeps every verdict that is complete; one that lacks its reason waits for it. */
	async saveLines(): Promise<boolean> {
		clearTimeout(this.#timer);
		if (this.isResubmitting) return true;
		const ready = Object.entries(this.entered).filter(([, line]) => isComplete(line));
		if (ready.length > 0) {
			const lines = ready.flatMap(([material, line]) => sentLine(material, line));
			if (!(await this.ask('case.check', () => ({ case: this.id, lines })))) return false;
			this.entered = without(this.entered, (id, line) => ready.some(([sent, was]) => sent === id && was === line));
		}
		return Object.keys(this.entered).length === 0;
	}

	/** Takes in what was brought after a notice, line by line what was asked for. */
	async resubmit(): Promise<void> {
		const lines = (this.notice?.lines ?? []).flatMap(({ material }) => {
			const line = this.entered[material];
			return line ? sentLine(material, line) : [];
		});
		if (await this.ask('case.resubmit', () => ({ case: this.id, lines }))) this.entered = {};
	}

	/**
	 * One command after another, each with the version that its forerunner left on the screen. `free` is for what the clerk
	 * may do whatever happened meanwhile; `also` are other things that they were looking at.
	 */
	ask<Name extends CommandName>(
		name: Name,
		payload: () => PayloadIn<Name>,
		{ free = false, also = {}, act = this.act }: { free?: boolean; also?: Expect; act?: Act } = {}
	): Promise<Record<string, unknown> | undefined> {
		const turn = this.#turn.then(async () => {
			const { version } = this.data;
			const expect = free ? also : { [`case:${this.id}`]: version, ...also };
			const result = await act.run(name, payload(), { expect });
			if (result) await this.#catchUp(version);
			else if (act.trouble?.code === 'stale') await this.#refresh();
			return result;
		});
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #catchUp(version: number): Promise<void> {
		if (await until(() => this.data.version > version, PATIENCE)) return;
		await this.#refresh();
	}

	/** The channel may be out of touch: then the newest state is asked for. */
	async #refresh(): Promise<void> {
		const seen: Seen<'case'> | undefined = await see('case', { case: this.id }).catch(() => undefined);
		if (seen) this.view.take(seen.version, seen.data);
	}

	forget(): void {
		clearTimeout(this.#timer);
		this.form.forget();
		this.clear = null;
	}
}
