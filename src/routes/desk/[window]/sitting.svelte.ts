import type { StaffLive } from '$lib/client/staff-live.svelte.ts';
import type { Seen, Watched } from '$lib/client/live.svelte.ts';
import type { ViewData } from '$lib/hall/views.ts';
import { browser } from '$app/environment';
import { Act } from '$lib/client/act.svelte.ts';
import { see } from '$lib/client/see.ts';
import { Beginning } from './beginning.svelte.ts';
import { CaseWork } from './case-work.svelte.ts';
import { documentsOf, type Papers } from '$lib/parts/documents.ts';
import { inOrder, isBegun, leadOf, type FoundCase, type Lead } from './found.ts';
import { Kept } from './kept.ts';

export type DeskData = ViewData<'desk'>;
export type Ticket = NonNullable<DeskData['ticket']>;
export type CaseLine = DeskData['cases'][number];
export type NumberLine = DeskData['waiting'][number];
export type Items = ViewData<'items'>;

/** What the desk shows: a case, who is here or comes next, or the numbers that were held and missed. */
export type Area = 'case' | 'person' | 'numbers';

/** What the page is painted with beside the desk: what the person has with the hall, and the case that the address names. */
interface Painted {
	readonly person?: Seen<'cases'> | undefined;
	readonly open?: Seen<'case'> | undefined;
}

/** What lasts while one person sits at the window: the cases that were opened, and what was entered in them. */
export class Sitting {
	/** of the window and its ticket */
	readonly act = new Act();
	/** of opening a case */
	readonly opening = new Act();
	works = $state.raw<readonly CaseWork[]>([]);
	current = $state.raw<CaseWork>();
	items = $state.raw<Items>();
	area = $state<Area>('person');
	/** the cases that the person of the ticket has with the hall; none while it is not known who they are */
	person = $state.raw<Watched<'cases'>>();
	/** what was typed and is not with the hall yet */
	readonly drafts = new Kept(browser ? sessionStorage : undefined);
	/** the case that is to begin next */
	beginning = $state.raw(new Beginning(this));
	/** by case */
	#papers = $state<Record<string, Papers>>({});
	/** somebody's agent has to show the authority before their case is taken up */
	asking = $state.raw<CaseWork>();

	constructor(
		readonly live: StaffLive,
		readonly desk: Watched<'desk'>,
		{ person, open }: Painted
	) {
		const ticket = this.ticket?.id;
		this.drafts.begin(ticket ?? '');
		this.beginning.restore();
		if (person && ticket !== undefined) this.person = live.watch('cases', { by: 'ticket', ticket }, person);
		if (!open) return;
		this.current = this.#workOf(open.data.id, open);
		this.works = [this.current];
		this.area = 'case';
	}

	get ticket(): Ticket | null {
		return this.desk.data.ticket;
	}

	get isServing(): boolean {
		return this.ticket?.status === 'serving';
	}

	/** Ids of the cases of this ticket. */
	get here(): string[] {
		return this.desk.data.cases.map(({ id }) => id);
	}

	/** What the department has to confirm is done with at the window once it was received. */
	#isLeft({ status, item }: CaseLine): boolean {
		const known = this.items?.items.find(({ name }) => name['zh-CN'] === item['zh-CN']);
		return status === 'draft' || (status === 'received' && known?.acceptanceMode !== 'department');
	}

	/** Cases that would be left half-done if the sitting ended now. */
	get pending(): CaseLine[] {
		const dirty = this.works.filter((work) => work.isDirty).map((work) => work.id);
		return this.desk.data.cases.filter((line) => this.#isLeft(line) || dirty.includes(line.id));
	}

	/** The items that can be applied for; they change only with the catalogue. */
	async know(): Promise<void> {
		this.items ??= (await this.opening.attempt(() => see('items', {})))?.data;
	}

	/** What the person of this ticket has with the hall. The parameter goes in the body: it leads to somebody. */
	async meet(ticket: string): Promise<void> {
		if (this.person) return;
		const param = { by: 'ticket', ticket } as const;
		const first = await this.opening.attempt(() => see('cases', param));
		if (first && this.ticket?.id === ticket) this.person = this.live.watch('cases', param, first);
	}

	/** How many cases they have beside those that are open here; undefined while it is not known who they are. */
	get others(): number | undefined {
		const { here } = this;
		return this.person?.data.filter(({ id }) => !here.includes(id)).length;
	}

	part(): void {
		if (this.person) this.live.unwatch(this.person);
		this.person = undefined;
	}

	/** The cases of the ticket, and after them those that were fetched from other sittings. */
	get lines(): CaseLine[] {
		const { cases } = this.desk.data;
		const fetched = this.works.filter((work) => !cases.some(({ id }) => id === work.id));
		const line = ({ id, data: { item, status, version } }: CaseWork) => ({ id, item: item.name, status, version });
		return [...cases, ...fetched.map(line)];
	}

	/** A case with its newest state, not shown yet; undefined when it could not be fetched: then `act` says why. */
	async bring(id: string, act = this.opening): Promise<CaseWork | undefined> {
		const known = this.works.find((work) => work.id === id);
		if (known) return known;
		const seen = await act.attempt(() => see('case', { case: id }));
		return seen && this.#workOf(id, seen);
	}

	#workOf(id: string, seen: Seen<'case'>): CaseWork {
		const papers = (this.#papers[id] ??= { before: documentsOf(seen.data), printed: [] });
		return new CaseWork(id, this.live.watch('case', { case: id }, seen), this.drafts, papers);
	}

	/** Leaves the case that is open, keeping what was entered, and opens another. */
	async show(work: CaseWork): Promise<void> {
		this.area = 'case';
		if (this.current === work) return;
		if (!this.works.includes(work)) this.works = [...this.works, work];
		await this.#leave();
		this.current = work;
	}

	async open(id: string): Promise<void> {
		const work = await this.bring(id);
		if (work) await this.show(work);
	}

	/** A case out of a list of those that were found. */
	async choose({ id }: Pick<FoundCase, 'id'>, lead: Lead): Promise<void> {
		if (lead === 'elsewhere') return;
		const work = await this.bring(id);
		if (work) await (lead === 'takeUp' ? this.takeUp(work) : this.show(work));
	}

	/** What the person at the window most likely came for: what was prepared for them, or begun and never handed in. */
	takesUp(skills: readonly string[]): FoundCase | undefined {
		const desk = { skills, here: this.here, isServing: this.isServing };
		return inOrder(this.person?.data ?? []).find((line) => leadOf(line, desk) === 'takeUp');
	}

	/** Whether a case that was prepared, or begun at another sitting, can be taken up with the ticket of this one. */
	mayTakeUp({ id, data }: CaseWork): boolean {
		return this.isServing && isBegun(data.status) && !this.here.includes(id);
	}

	/** Takes a case up with this ticket and opens it; where an agent applied, their authority is asked for first. */
	async takeUp(work: CaseWork): Promise<void> {
		const { agent } = work.data;
		if (agent && !agent.authoritySeen) this.asking = work;
		else if (await this.continues(work, false, this.opening)) await this.show(work);
	}

	async continues(work: CaseWork, authoritySeen: boolean, act: Act): Promise<boolean> {
		const ticket = this.ticket?.id;
		if (ticket === undefined) return false;
		return (await work.ask('case.draft', () => ({ ticket, continues: work.id, authoritySeen }), { act })) !== undefined;
	}

	/** Shows another part of the work area; what was entered in the case is kept. */
	async turn(area: Area): Promise<void> {
		if (this.area === 'case') await this.current?.save();
		this.area = area;
	}

	/** What could not be saved stays with its case, as does what no list would lead back to. */
	async #leave(): Promise<void> {
		const work = this.current;
		if (!work) return;
		work.clear = null;
		await work.save();
		if (!work.isDirty && this.here.includes(work.id)) this.#drop(work);
	}

	/** Somebody is at the window again: those who were set aside are out of the way. */
	arrive(): void {
		if (this.area === 'numbers') this.area = this.current ? 'case' : 'person';
	}

	/** The number is done with: who comes next is what matters now. What was printed last is still to be had. */
	rest(): void {
		this.area = 'person';
		this.asking = undefined;
		this.drafts.begin(this.ticket?.id ?? '');
	}

	/** Somebody else sits down: nothing of the last person stays on the screen. */
	end(): void {
		for (const work of this.works) this.#drop(work);
		this.current = undefined;
		this.#papers = {};
		this.rest();
		this.part();
		this.opening.clear();
		this.beginning = new Beginning(this);
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
