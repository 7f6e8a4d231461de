import type { Seen, Watched } from '$lib/client/live.svelte.ts';
import type { CommandName } from '$lib/hall/access/rules.ts';
import type { Material } from '$lib/hall/catalogue/schema.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import { formFlaws } from '$lib/hall/intake/form.ts';
import { personalKind, type FormValue } from '$lib/hall/intake/rules.ts';
import { Act } from '$lib/client/act.svelte.ts';
import { see } from '$lib/client/see.ts';
import { fieldText, readField } from './fields.ts';
import { freshLine, isComplete, lineOf, sentLine, type Line } from './lines.ts';
import { until } from '$lib/client/settle.ts';

/** Milliseconds after which a push that did not come is asked for. */
const PATIENCE = 2_000;
/** Verdicts entered in quick succession go in one command. */
const PAUSE = 600;

type Expect = Record<string, number>;

/** One case as it is worked on: what the hall knows, and what was entered and is not kept yet. */
export class CaseWork {
	readonly act = new Act();
	/** by field: typed, not kept yet */
	typed = $state.raw<Readonly<Record<string, string>>>({});
	/** by field: code of what is wrong with what was typed */
	flaws = $state.raw<Readonly<Record<string, string>>>({});
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
		return Object.keys(this.typed).length + Object.keys(this.entered).length > 0;
	}

	/** While what was brought after a notice is being checked, its verdicts start anew and go with the resubmission. */
	get isResubmitting(): boolean {
		return this.data.status === 'correcting';
	}

	textOf(field: string): string {
		const known = this.data.item.form.find(({ id }) => id === field);
		if (!known) return '';
		return this.typed[field] ?? (personalKind(known) ? '' : fieldText(known, this.data.form[field]));
	}

	type(field: string, text: string): void {
		const { [field]: _, ...others } = this.typed;
		const known = this.data.item.form.find(({ id }) => id === field);
		// A masked field that is empty again means: as it was.
		const same = known && text === (personalKind(known) ? '' : fieldText(known, this.data.form[field]));
		this.typed = same ? others : { ...others, [field]: text };
		this.#mend(field);
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
		const form = await this.saveForm();
		const lines = await this.saveLines();
		return form && lines;
	}

	/** Keeps what was typed; a field in which something is wrong stays as typed and says so. */
	async saveForm(): Promise<boolean> {
		const { item, allows } = this.data;
		const sent = this.typed;
		if (Object.keys(sent).length === 0 || !(allows as readonly string[]).includes('case.fill')) return true;
		const form: Record<string, FormValue | null> = {};
		const flaws: Record<string, string> = {};
		for (const field of item.form) {
			const text = sent[field.id];
			if (text === undefined) continue;
			const read = readField(field, text);
			if ('problem' in read) flaws[field.id] = read.problem;
			else form[field.id] = read.value;
		}
		for (const { path, problem } of formFlaws(item, form)) {
			const field = path.slice('form.'.length);
			flaws[field] = problem;
			Reflect.deleteProperty(form, field);
		}
		this.flaws = flaws;
		if (Object.keys(form).length > 0) {
			const kept = await this.ask('case.fill', () => ({ case: this.id, form }), { free: true });
			if (!kept) return this.#placeFlaws();
			this.typed = rest(this.typed, (field, text) => Object.hasOwn(form, field) && sent[field] === text);
		}
		return Object.keys(flaws).length === 0;
	}

	/** Keeps every verdict that is complete; one that lacks its reason waits for it. */
	async saveLines(): Promise<boolean> {
		clearTimeout(this.#timer);
		if (this.isResubmitting) return true;
		const ready = Object.entries(this.entered).filter(([, line]) => isComplete(line));
		if (ready.length > 0) {
			const lines = ready.flatMap(([material, line]) => sentLine(material, line));
			if (!(await this.ask('case.check', () => ({ case: this.id, lines })))) return false;
			this.entered = rest(this.entered, (id, line) => ready.some(([sent, was]) => sent === id && was === line));
		}
		return Object.keys(this.entered).length === 0;
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

	#placeFlaws(): boolean {
		const placed = (this.act.trouble?.flaws ?? []).map(({ path, problem }) => [path.slice('form.'.length), problem]);
		this.flaws = { ...this.flaws, ...Object.fromEntries(placed) };
		return false;
	}

	#mend(field: string): void {
		this.flaws = rest(this.flaws, (id) => id === field);
	}

	forget(): void {
		clearTimeout(this.#timer);
		this.clear = null;
	}
}

/** The table without the entries that are done. */
function rest<T>(table: Readonly<Record<string, T>>, isDone: (key: string, value: T) => boolean): Record<string, T> {
	return Object.fromEntries(Object.entries(table).filter(([key, value]) => !isDone(key, value)));
}
