import type { Live, Watched } from '$lib/client/live.svelte.ts';
import type { ViewData } from '$lib/hall/views.ts';
import { Act } from '$lib/client/act.svelte.ts';
import { see } from '$lib/client/see.ts';
import { CaseWork } from './case-work.svelte.ts';

export type DeskData = ViewData<'desk'>;
export type Ticket = NonNullable<DeskData['ticket']>;
export type CaseLine = DeskData['cases'][number];
export type Items = ViewData<'items'>;

/** What lasts while one person sits at the window: the cases that were opened, and what was entered in them. */
export class Sitting {
	/** of the window and its ticket */
	readonly act = new Act();
	/** of opening a case */
	readonly opening = new Act();
	works = $state.raw<readonly CaseWork[]>([]);
	current = $state.raw<CaseWork>();
	items = $state.raw<Items>();

	constructor(
		readonly live: Live,
		readonly desk: Watched<'desk'>
	) {}

	get ticket(): Ticket | null {
		return this.desk.data.ticket;
	}

	get isServing(): boolean {
		return this.ticket?.status === 'serving';
	}

	/** Cases that would be left half-done if the sitting ended now. */
	get pending(): CaseLine[] {
		const dirty = this.works.filter((work) => work.isDirty).map((work) => work.id);
		return this.desk.data.cases.filter(
			({ id, status }) => status === 'draft' || status === 'received' || dirty.includes(id)
		);
	}

	/** The items that can be applied for; they change only with the catalogue. */
	async know(): Promise<void> {
		this.items ??= (await this.opening.attempt(() => see('items', {})))?.data;
	}

	/** The cases of the ticket, and after them those that were fetched from other sittings. */
	get lines(): CaseLine[] {
		const { cases } = this.desk.data;
		const fetched = this.works.filter((work) => !cases.some(({ id }) => id === work.id));
		const line = ({ id, data: { item, status, version } }: CaseWork) => ({ id, item: item.name, status, version });
		return [...cases, ...fetched.map(line)];
	}

	/** A case with its newest state, not shown yet; undefined when it could not be fetched: then `opening` says why. */
	async bring(id: string): Promise<CaseWork | undefined> {
		const known = this.works.find((work) => work.id === id);
		if (known) return known;
		const seen = await this.opening.attempt(() => see('case', { case: id }));
		return seen && new CaseWork(id, this.live.watch('case', { case: id }, seen));
	}

	/** Leaves the case that is open, keeping what was entered, and opens another. */
	async show(work: CaseWork): Promise<void> {
		if (this.current === work) return;
		if (!this.works.includes(work)) this.works = [...this.works, work];
		await this.#leave();
		this.current = work;
	}

	async open(id: string): Promise<void> {
		const work = await this.bring(id);
		if (work) await this.show(work);
	}

	/** What could not be saved stays with its case, as does what no list would lead back to. */
	async #leave(): Promise<void> {
		const work = this.current;
		if (!work) return;
		work.clear = null;
		await work.save();
		if (!work.isDirty && this.desk.data.cases.some(({ id }) => id === work.id)) this.#drop(work);
	}

	/** Somebody else sits down: nothing of the last person stays on the screen. */
	end(): void {
		for (const work of this.works) this.#drop(work);
		this.current = undefined;
		this.opening.clear();
	}

	#drop(work: CaseWork): void {
		work.forget();
		this.live.unwatch(work.view);
		this.works = this.works.filter((other) => other !== work);
	}

	/** A command about the ticket that is shown, as it is shown. */
	async onTicket(name: 'ticket.recall' | 'ticket.start' | 'ticket.miss' | 'ticket.finish'): Promise<boolean> {
		const { ticket } = this;
		if (!ticket || !ticket.allows.some((allowed) => allowed === name)) return false;
		const expect = { [`ticket:${ticket.id}`]: ticket.version };
		return (await this.act.run(name, { ticket: ticket.id }, { expect })) !== undefined;
	}
}
