import type { Me } from '$lib/hall/access/views.ts';
import type { Shortcuts } from '$lib/ui/keys.ts';
import type { CaseWork } from './case-work.svelte.ts';
import { documentsOf, type DocumentName } from '$lib/parts/documents.ts';
import { judge } from './lines.ts';
import type { Sitting } from './sitting.svelte.ts';
import { asks, STEP_KEYS, stepsOf, type Asking, type StepName, type StepState } from './steps.ts';

/** What opens over the case. */
export type CaseDialog = Asking | 'reveal' | 'history' | 'documents';

const put = (selector: string): boolean => {
	const found = document.querySelector<HTMLElement>(`.open-case ${selector}`);
	found?.focus();
	return found !== null;
};

/** What may be done with the case that is open. The bar, the buttons in its head and the keys are all made of it. */
export class CaseActs {
	dialog = $state<CaseDialog | null>(null);
	/** One act at a time: a second press of its key while the first is on its way is none. */
	#taking = false;

	constructor(
		readonly work: CaseWork,
		readonly sitting: Sitting,
		private readonly who: () => Me
	) {}

	get steps(): StepState[] {
		return stepsOf(this.work, { me: this.who(), takeUp: this.sitting.mayTakeUp(this.work) });
	}

	may(command: 'case.fill' | 'case.check' | 'case.resubmit' | 'case.attach'): boolean {
		return this.who().may.includes(command) && this.work.data.allows.some((allowed) => allowed === command);
	}

	get judges(): boolean {
		return this.may('case.check') || this.may('case.resubmit');
	}

	readonly toForm = (): void => {
		const { item, emptyFields } = this.work.data;
		const empty = item.form.findIndex(({ id }) => emptyFields.includes(id) && this.work.form.textOf(id) === '');
		const field = item.form[Math.max(0, empty)];
		if (field) this.toField(field.id);
	};

	toField(field: string): void {
		put(`[data-field="${field}"] :is(input, select)`);
	}

	readonly toMaterials = (): void => {
		const { unchecked } = this.work.data;
		if (this.work.isResubmitting) put('[data-row] [type=radio]');
		else this.#toRow((id) => unchecked.includes(id) && (this.work.entered[id]?.verdict ?? null) === null);
	};

	#toRow(wanted: (material: string) => boolean): void {
		const found = this.work.data.item.materials.find(({ id }) => wanted(id)) ?? this.work.data.item.materials[0];
		const row = `[data-material="${found?.id}"] [type=radio]`;
		if (!put(`${row}:checked`)) put(row);
	}

	/** To the first thing that still stands in the way. */
	toLacking(): void {
		const { work } = this;
		const { emptyFields, unchecked, defects } = work.data;
		if (Object.keys(work.form.flaws).length > 0) put('#case-form [aria-invalid="true"]');
		else if (emptyFields.length > 0) this.toForm();
		else if (work.isResubmitting || unchecked.length > 0) this.toMaterials();
		else if (!put('[aria-invalid="true"]')) this.#toRow((id) => defects.includes(id));
	}

	async take(name: StepName): Promise<void> {
		if (this.#taking) return;
		this.#taking = true;
		await this.#attempt(name);
		this.#taking = false;
	}

	async #attempt(name: StepName): Promise<void> {
		const { work, sitting } = this;
		if (!(await work.save())) return this.toLacking();
		const step = this.steps.find((known) => known.name === name);
		if (!step) return;
		if (!step.ready) return this.toLacking();
		if (asks(name)) {
			work.act.clear();
			this.dialog = name;
			return;
		}
		if (name === 'case.draft') await sitting.takeUp(work);
		else if (name === 'case.resubmit') await work.resubmit();
		else await work.ask(name, () => ({ case: work.id }));
	}

	/** What was not sent for want of an answer goes once more. */
	readonly retry = async (): Promise<void> => {
		await this.work.save();
		if (this.work.act.trouble) await this.work.act.again();
	};

	readonly qualifyRest = (): void => {
		const { work } = this;
		for (const material of work.data.item.materials) {
			const line = work.lineOf(material);
			if (material.required && line.verdict === null) work.enter(material, judge(line, 'qualified', material));
		}
	};

	readonly print = (paper: DocumentName | undefined = documentsOf(this.work.data).at(-1)): void => {
		if (paper === undefined) return;
		// The newest stands for those that came about on the way to it.
		this.work.papers.printed = documentsOf(this.work.data);
		window.open(`/desk/print/${this.work.id}/${paper}`, '_blank', 'noopener');
	};

	readonly unveil = (): void => {
		if (this.work.clear) this.work.clear = null;
		else if (this.who().may.includes('person.reveal')) this.dialog = 'reveal';
	};

	get keys(): Shortcuts {
		return {
			'Alt+F': this.toForm,
			'Alt+M': this.toMaterials,
			'Alt+H': () => (this.dialog = 'history'),
			'Alt+I': () => (this.dialog = 'documents'),
			'Alt+V': this.unveil,
			'Alt+P': () => this.print(),
			'Alt+Q': this.may('case.check') && this.qualifyRest,
			'Ctrl+S': () => void this.work.save(),
			...Object.fromEntries(this.steps.map(({ name }) => [STEP_KEYS[name], () => void this.take(name)]))
		};
	}
}
