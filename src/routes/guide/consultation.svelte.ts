import { Act } from '$lib/client/act.svelte.ts';
import type { StaffLive } from '$lib/client/staff-live.svelte.ts';
import type { Watched } from '$lib/client/live.svelte.ts';
import { see } from '$lib/client/see.ts';
import type { ViewData } from '$lib/hall/views.ts';
import { Preparation } from './preparation.svelte.ts';

export type Items = ViewData<'items'>;
export type Item = Items['items'][number];
export type Ticket = NonNullable<ViewData<'desk'>['ticket']>;

/** A case that was prepared, as its slip shows it. */
export interface Prepared {
	readonly case: string;
	readonly item: Item;
	/** of whoever comes to the counter; kept only until the slip is put away */
	readonly identity: string;
	readonly agent: boolean;
}

/** What lasts while one person asks: the matters that were looked up, and the case that is being prepared. */
export class Consultation {
	/** of fetching the catalogue */
	readonly opening = new Act();
	#items = $state.raw<Watched<'items'>>();
	/** whom the adviser serves now, if anybody with a number */
	ticket = $state.raw<Ticket | null>(null);
	item = $state.raw<Item>();
	/** the matters that were looked up for this person, in that order */
	asked = $state.raw<readonly Item[]>([]);
	preparation = $state.raw<Preparation>();
	prepared = $state.raw<Prepared>();

	constructor(private readonly live: StaffLive) {}

	get items(): Items | undefined {
		return this.#items?.data;
	}

	/** The catalogue is large and seldom changes: it comes after the page. */
	async know(): Promise<void> {
		const seen = await this.opening.attempt(() => see('items', {}));
		if (seen) this.#items = this.live.watch('items', {}, seen);
	}

	look(item: Item): void {
		this.item = item;
		this.prepared = undefined;
		if (!this.asked.includes(item)) this.asked = [...this.asked, item];
	}

	prepare(): void {
		if (this.item) this.preparation = new Preparation(this.item);
	}

	/** Nothing of a person stays once what concerns them is done or given up. */
	leave(prepared?: Prepared): void {
		this.preparation = undefined;
		this.prepared = prepared;
	}

	/** Somebody else sits down. */
	sit(ticket: Ticket | null): void {
		const other = ticket !== null && ticket.id !== this.ticket?.id;
		this.ticket = ticket;
		if (!other) return;
		this.leave();
		this.item = undefined;
		this.asked = [];
	}
}
