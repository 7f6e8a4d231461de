import { Act } from '$lib/client/act.svelte.ts';
import { applicantPayload, counterFlaws, emptyApplicant, type ApplicantDraft } from '$lib/parts/applicant.ts';
import { applicantFrom, applicantTexts } from './kept.ts';
import type { Items, Sitting } from './sitting.svelte.ts';

export type Item = Items['items'][number];

/** A case that is about to begin: first the matter, then who applies. It outlasts a look elsewhere, and a reload. */
export class Beginning {
	readonly act = new Act();
	item = $state.raw<Item>();
	/** the one that would be chosen now */
	looked = $state.raw<Item>();
	draft = $state<ApplicantDraft>(emptyApplicant());
	/** After the first try, what is mended loses its mark at once. */
	tried = $state(false);

	constructor(readonly sitting: Sitting) {}

	restore(): void {
		const texts = this.sitting.drafts.get('new');
		if (texts) this.draft = applicantFrom(texts);
	}

	get flaws(): Readonly<Record<string, string>> {
		if (!this.tried) return {};
		const said = (this.act.trouble?.flaws ?? []).map(({ path, problem }) => [path, problem] as const);
		return { ...Object.fromEntries(said), ...counterFlaws(this.draft) };
	}

	choose(item: Item): void {
		this.item = item;
		const [first] = item.applicants;
		if (first && !item.applicants.includes(this.draft.kind)) this.draft.kind = first;
	}

	chooseAgain(): void {
		this.item = undefined;
		this.act.clear();
	}

	/** What a reload must not lose. */
	remember(): void {
		this.sitting.drafts.put('new', applicantTexts(this.draft));
	}

	/** False when something is wrong with what was entered, or it was refused. */
	async send(): Promise<boolean> {
		const { item, sitting } = this;
		const ticket = sitting.ticket?.id;
		if (!item || ticket === undefined) return false;
		this.tried = true;
		if (Object.keys(counterFlaws(this.draft)).length > 0) return false;
		const drafted = await this.act.run('case.draft', { ticket, item: item.id, ...applicantPayload(this.draft) });
		const id = drafted?.['case'];
		if (typeof id !== 'string') return false;
		// The same person often has a second matter: who applies stays for the rest of the sitting.
		this.item = undefined;
		this.tried = false;
		await sitting.open(id);
		return true;
	}
}
