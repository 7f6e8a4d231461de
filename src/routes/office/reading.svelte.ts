import type { Me } from '$lib/hall/access/views.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import type { Address } from './address.ts';
import { EVERYTHING, fits, type Filter } from './filter.ts';
import { countOf, linesOf, listOf, LISTS, type Line, type List } from './lists.ts';

interface Reader {
	readonly i18n: Speech;
	readonly office: () => ViewData<'office'>;
	readonly me: () => Me;
}

/** The lists as somebody reads them: which one is open, how it is narrowed down, and what comes after what. */
export class Reading {
	/** null: the first that holds anything */
	chosen = $state<List | null>(null);
	filter = $state.raw<Filter>(EVERYTHING);
	readonly list: List = $derived.by(
		() => this.chosen ?? LISTS.find((one) => countOf(this.reader.office(), one) > 0) ?? 'tasks'
	);
	readonly lines: readonly Line[] = $derived.by(() => this.of(this.list));
	readonly shown: readonly Line[] = $derived(this.lines.filter((line) => fits(line, this.filter)));

	constructor(private readonly reader: Reader) {}

	of(list: List): Line[] {
		const { i18n, me, office } = this.reader;
		return linesOf(i18n, me(), office(), list);
	}

	count(list: List): number {
		return countOf(this.reader.office(), list);
	}

	/** As a link says it; what is open shows in which list it stands. */
	take({ list, filter }: Address, opened: string | undefined): void {
		const its = opened === undefined ? undefined : listOf(this.reader.office(), opened);
		this.chosen = list ?? its ?? null;
		this.filter = filter;
	}

	narrow(by: Partial<Filter>): void {
		this.filter = { ...this.filter, ...by };
	}

	/** Everything of one list that fits. */
	turnTo(list: List, by: Partial<Filter> = {}): void {
		this.chosen = list;
		this.filter = { ...EVERYTHING, ...by };
	}

	placeOf(id: string | undefined): number {
		return this.shown.findIndex((line) => line.id === id);
	}

	/** Which case something that stands in any list belongs to. */
	caseOf(id: string): string | undefined {
		const done = this.reader.office().done.lines.find((line) => line.id === id);
		return LISTS.flatMap((list) => this.of(list)).find((line) => line.id === id)?.case ?? done?.case;
	}
}
