import type { Seen, Watched } from '$lib/client/live.svelte.ts';
import type { CommandName } from '$lib/hall/access/rules.ts';
import type { Material } from '$lib/hall/catalogue/schema.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import { Act } from '$lib/client/act.svelte.ts';
import { see } from '$lib/client/see.ts';
import { until } from '$lib/client/settle.ts';
import { documentsOf, type DocumentName, type Papers } from './documents.ts';
import { FormEntry, without } from './form-entry.svelte.ts';
import { lineFrom, lineTexts, type Kept } from './kept.ts';
import { freshLine, isComplete, lineOf, sentLine, type Line } from './lines.ts';

/** Milliseconds after which a push that did not come is asked for. */
const PATIENCE = 2_000;
/** Verdicts entered in quick succession go in one command. */
const PAUSE = 600;
/** Answers that decide nothing about what was sent: it stays, to be sent again. All others were a "no" to it. */
const UNDECIDED = [
	'unreachable',
	'not-saved',
	'outcome-unknown',
	'behind',
	'closing',
	'failed',
	'stale',
	'not-signed-in'
];

type Expect = Record<string, number>;

/** One case as it is worked on: what the hall knows, and what was entered and is not kept yet. */
export class CaseWork {
	readonly act = new Act();
	readonly form: FormEntry;
	/** by material: entered, not kept yet */
	entered = $state.raw<Readonly<Record<string, Line>>>({});
	/** What was unsealed for this clerk, by path. Here and nowhere else. */
	clear = $state.raw<Readonly<Record<string, string>> | null>(null);
	/** Something that was entered here has been kept: then it is worth saying that all of it is. */
	hasSaved = $state(false);
	#turn: Promise<unknown> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		readonly id: string,
		readonly view: Watched<'case'>,
		readonly drafts: Kept,
		readonly papers: Papers
	) {
		this.form = new FormEntry(this, drafts);
		const lines = drafts.under(this.#name).map(([material, texts]) => [material, lineFrom(texts)] as const);
		this.entered = Object.fromEntries(lines);
		if (lines.length > 0) this.#saveSoon();
	}

	get #name(): string {
		return `line ${this.id} `;
	}

	/** What came about at this sitting and is not on paper yet. */
	get unprinted(): DocumentName | undefined {
		return this.#fresh.findLast((paper) => !this.papers.printed.includes(paper));
	}

	get #fresh(): DocumentName[] {
		return documentsOf(this.data).filter((paper) => !this.papers.before.includes(paper));
	}

	/** The notice was given at this very sitting, and nothing was brought yet: whoever got it comes back with it later. */
	get isAwaited(): boolean {
		const isNew = this.#fresh.some((paper) => paper === 'notice' || paper === 'reviewNotice');
		return this.isResubmitting && isNew && Object.keys(this.entered).length === 0;
	}

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
		this.drafts.put(this.#name + material.id, lineTexts(line));
		this.#saveSoon();
	}

	#saveSoon(): void {
		clearTimeout(this.#timer);
		if (!this.isResubmitting) this.#timer = setTimeout(() => void this.saveLines(), PAUSE);
	}

	/** Lines that are entered no more: the hall has them, or will not have them. */
	#settle(isDone: (material: string, line: Line) => boolean): void {
		const left = without(this.entered, isDone);
		for (const material of Object.keys(this.entered))
			if (!Object.hasOwn(left, material)) this.drafts.put(this.#name + material, {});
		this.entered = left;
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
			const isSent = (id: string, line: Line) => ready.some(([sent, was]) => sent === id && was === line);
			if (await this.ask('case.check', () => ({ case: this.id, lines }))) this.#settle(isSent);
			else {
				// The reason stands above the list, and the rows show what the hall has.
				if (!UNDECIDED.includes(this.act.trouble?.code ?? '')) this.#settle(isSent);
				return false;
			}
		}
		return Object.keys(this.entered).length === 0;
	}

	/** Takes in what was brought after a notice, line by line what was asked for. */
	async resubmit(): Promise<void> {
		const lines = (this.notice?.lines ?? []).flatMap(({ material }) => {
			const line = this.entered[material];
			return line ? sentLine(material, line) : [];
		});
		if (await this.ask('case.resubmit', () => ({ case: this.id, lines }))) this.#settle(() => true);
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
			if (result) {
				await this.#catchUp(version);
				this.hasSaved = true;
			} else if (act.trouble?.code === 'stale') await this.#refresh();
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
