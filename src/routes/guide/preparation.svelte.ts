import type { Material } from '$lib/hall/catalogue/schema.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import { formFlaws } from '$lib/hall/intake/form.ts';
import type { FormValue, VerdictWord } from '$lib/hall/intake/rules.ts';
import { applicantFlaws, applicantPayload, emptyApplicant, type ApplicantDraft } from '$lib/parts/applicant.ts';
import { readField } from '$lib/parts/fields.ts';
import type { Item } from './consultation.svelte.ts';

/** How a material stands before it comes to the counter. */
export interface Line {
	readonly verdict: VerdictWord | null;
	readonly reason: string;
}
const FRESH: Line = { verdict: null, reason: '' };

/** A case that is being prepared: who applies, the form, and a first look at the materials. */
export class Preparation {
	applicant = $state<ApplicantDraft>(emptyApplicant());
	typed = $state<Record<string, string>>({});
	lines = $state<Record<string, Line>>({});
	/** After the first try, what is mended loses its mark at once. */
	tried = $state(false);

	constructor(readonly item: Item) {
		const [first] = item.applicants;
		if (first && !item.applicants.includes('person')) this.applicant.kind = first;
	}

	lineOf(material: { readonly id: string }): Line {
		return this.lines[material.id] ?? FRESH;
	}

	judge(material: { readonly id: string }, changed: Partial<Line>): void {
		this.lines[material.id] = { ...this.lineOf(material), ...changed };
	}

	/** Required materials that nobody has looked at yet are in order after all. */
	qualifyRest(): void {
		for (const material of this.item.materials)
			if (material.required && this.lineOf(material).verdict === null) this.judge(material, { verdict: 'qualified' });
	}

	get isDirty(): boolean {
		const { name, identity, phone, organisation, creditCode } = this.applicant;
		const words = [name, identity, phone, organisation, creditCode, ...Object.values(this.typed)];
		return words.some((word) => word.trim() !== '') || Object.keys(this.lines).length > 0;
	}

	/** What is wrong, by path of the payload: the hall's own rules, before the door says the same. */
	get flaws(): Record<string, string> {
		const { form, problems } = this.#read();
		const lines = this.item.materials
			.filter((material) => lacksReason(this.lineOf(material)))
			.map(({ id }): [string, string] => [`lines.${id}`, 'reason-needed']);
		const inForm = formFlaws(this.item, form).map(({ path, problem }): [string, string] => [path, problem]);
		return { ...applicantFlaws(this.applicant), ...Object.fromEntries([...inForm, ...problems, ...lines]) };
	}

	payload(ticket: string | null): PayloadIn<'case.prepare'> {
		const { form } = this.#read();
		const lines = this.item.materials.flatMap((material) => sent(material, this.lineOf(material)));
		return { ticket, item: this.item.id, ...applicantPayload(this.applicant), form, lines };
	}

	#read(): { form: Record<string, FormValue>; problems: [string, string][] } {
		const form: Record<string, FormValue> = {};
		const problems: [string, string][] = [];
		for (const field of this.item.form) {
			const read = readField(field, this.typed[field.id] ?? '');
			if ('problem' in read) problems.push([`form.${field.id}`, read.problem]);
			else if (read.value !== null) form[field.id] = read.value;
		}
		return { form, problems };
	}
}

const lacksReason = ({ verdict, reason }: Line): boolean => verdict === 'unqualified' && reason.trim().length < 2;

/** Copies as the guide asks for them: the counter counts what is really handed in. */
function sent(material: DeepReadonly<Material>, { verdict, reason }: Line) {
	if (verdict === null) return [];
	const said = reason.trim();
	const copies = verdict === 'missing' ? 0 : material.copies;
	return [{ material: material.id, verdict, copies, reason: said.length >= 2 ? said : null }];
}
