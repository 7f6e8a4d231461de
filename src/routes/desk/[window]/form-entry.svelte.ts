import type { FormValue } from '$lib/hall/intake/rules.ts';
import { formFlaws } from '$lib/hall/intake/form.ts';
import { personalKind } from '$lib/hall/intake/rules.ts';
import type { CaseWork } from './case-work.svelte.ts';
import { fieldText, readField } from '$lib/parts/fields.ts';
import type { Kept, Texts } from './kept.ts';

/** Milliseconds without a key after which what stands in a field is kept, so that a reload loses nothing. */
const PAUSE = 1_200;
/** As long as the word about an erasure, and the way back, are on the screen. */
export const ERASE_PAUSE = 8_000;

/** What was typed into the item's form: kept when a field is left, and after a short pause while it is still being typed. */
export class FormEntry {
	/** by field: as it stands there, where that is not simply what is kept */
	typed = $state.raw<Texts>({});
	/** by field: code of what is wrong with what was typed */
	flaws = $state.raw<Texts>({});
	/** by field: typed, and kept already while it still has the focus. Nothing changes under the hand that types. */
	#kept = $state.raw<Texts>({});
	#at: string | undefined;
	/** emptied, not sent yet */
	#erased: readonly string[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#eraseTimer: ReturnType<typeof setTimeout> | undefined;
	#saving: Promise<boolean> = Promise.resolve(true);

	constructor(
		readonly work: CaseWork,
		private readonly drafts: Kept
	) {
		this.typed = drafts.get(this.#name) ?? {};
		this.#at = drafts.get(`at ${work.id}`)?.['field'];
		if (this.open.length > 0) this.#saveSoon();
	}

	get #name(): string {
		return `form ${this.work.id}`;
	}

	/** Fields whose text is not kept yet. */
	get open(): string[] {
		return Object.keys(this.typed).filter((field) => this.typed[field] !== this.#kept[field]);
	}

	textOf(field: string): string {
		return this.typed[field] ?? this.#keptText(field) ?? '';
	}

	/** A masked field that is emptied again is as it was, unless what was typed is kept by now: then it is emptied. */
	type(field: string, text: string): void {
		const before = this.#keptText(field);
		const same = text === before && !(before === '' && this.#kept[field] !== undefined);
		this.typed = same ? without(this.typed, (id) => id === field) : { ...this.typed, [field]: text };
		this.flaws = without(this.flaws, (id) => id === field);
		this.#erased = this.#erased.filter((id) => id !== field);
		this.#remember();
		this.#saveSoon();
	}

	#saveSoon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save({ all: false, erased: false }), PAUSE);
	}

	/** What stands in the fields and is not simply what the hall has outlives a reload, and so does the place in them. */
	#remember(): void {
		this.drafts.put(this.#name, this.typed);
		this.drafts.put(`at ${this.work.id}`, this.#at === undefined ? {} : { field: this.#at });
	}

	/**
	 * Empties a field of which only a mask comes back: there is nothing in it that could be deleted. Nobody can bring the
	 * value back once it is gone, so that for a moment it can be had again.
	 */
	erase(field: string): void {
		this.typed = { ...this.typed, [field]: '' };
		this.#erased = [...this.#erased, field];
		clearTimeout(this.#eraseTimer);
		this.#eraseTimer = setTimeout(() => void this.save({ all: false }), ERASE_PAUSE);
	}

	/** Takes an erasure back, as long as it has not been sent. */
	restore(field: string): void {
		if (!this.#erased.includes(field)) return;
		this.#erased = this.#erased.filter((id) => id !== field);
		this.typed = without(this.typed, (id) => id === field);
	}

	isErased(field: string): boolean {
		return this.typed[field] === '';
	}

	/** the field that has the focus, or had it before a reload */
	get at(): string | undefined {
		return this.#at;
	}

	enter(field: string): void {
		this.#at = field;
		this.#remember();
	}

	leave(): void {
		this.#at = undefined;
		this.#tidy();
		void this.save({ erased: false });
	}

	/**
	 * Keeps what was typed. What is wrong stays as typed and says so; not `all`: the field being typed is not marked yet.
	 * Not `erased`: what was emptied a moment ago can still be had again.
	 */
	save({ all = true, erased = true } = {}): Promise<boolean> {
		clearTimeout(this.#timer);
		if (erased) this.#erased = [];
		this.#saving = this.#saving.then(() => this.#save(all));
		return this.#saving;
	}

	async #save(all: boolean): Promise<boolean> {
		const { item, allows } = this.work.data;
		const sent = this.typed;
		const open = this.open.filter((field) => !this.#erased.includes(field));
		if (open.length === 0 || !(allows as readonly string[]).includes('case.fill')) return true;
		const form: Record<string, FormValue | null> = {};
		const flaws: Record<string, string> = {};
		for (const field of item.form.filter(({ id }) => open.includes(id))) {
			const read = readField(field, sent[field.id] ?? '');
			if ('problem' in read) flaws[field.id] = read.problem;
			else form[field.id] = read.value;
		}
		for (const { path, problem } of formFlaws(item, form)) {
			const field = path.slice('form.'.length);
			flaws[field] = problem;
			Reflect.deleteProperty(form, field);
		}
		this.flaws = all ? flaws : without(flaws, (field) => field === this.#at);
		if (Object.keys(form).length > 0) {
			const kept = await this.work.ask('case.fill', () => ({ case: this.work.id, form }), { free: true });
			if (!kept) return this.#placeFlaws();
			this.#kept = { ...this.#kept, ...without(sent, (field) => !Object.hasOwn(form, field)) };
			this.#tidy();
		}
		return Object.keys(flaws).length === 0;
	}

	forget(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#eraseTimer);
		this.typed = {};
		this.#at = undefined;
		this.#remember();
	}

	/** What stands in a field of which nothing was typed; undefined for one that there is not. */
	#keptText(field: string): string | undefined {
		const known = this.work.data.item.form.find(({ id }) => id === field);
		if (!known) return undefined;
		return personalKind(known) ? '' : fieldText(known, this.work.data.form[field]);
	}

	/** What is kept needs no entry any more, once its field was left. */
	#tidy(): void {
		const isDone = (field: string) => field !== this.#at && this.typed[field] === this.#kept[field];
		this.typed = without(this.typed, isDone);
		this.#remember();
		this.#kept = without(this.#kept, (field) => field !== this.#at || this.typed[field] === undefined);
	}

	#placeFlaws(): boolean {
		const flaws = this.work.act.trouble?.flaws ?? [];
		const placed = flaws.map(({ path, problem }) => [path.slice('form.'.length), problem]);
		this.flaws = { ...this.flaws, ...Object.fromEntries(placed) };
		return false;
	}
}

/** The table without the entries that are done. */
export function without<T>(
	table: Readonly<Record<string, T>>,
	isDone: (key: string, value: T) => boolean
): Record<string, T> {
	return Object.fromEntries(Object.entries(table).filter(([key, value]) => !isDone(key, value)));
}
