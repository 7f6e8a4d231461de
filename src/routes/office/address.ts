import { EVERYTHING, type Filter } from './filter.ts';
import { LISTS, type List } from './lists.ts';

/** What of the page stands in its address: which list, how it is narrowed down, and what is open beside. */
export interface Address {
	/** null: the first that holds anything */
	readonly list: List | null;
	readonly filter: Filter;
	/** id of the task, or of the case that has none yet */
	readonly open: { readonly task: string } | { readonly case: string } | null;
}

const DUE = ['over', 'today', 'soon'] as const;

export function readAddress(search: string): Address {
	const query = new URLSearchParams(search);
	const word = (name: string) => query.get(name) ?? '';
	const [task, of] = [word('task'), word('case')];
	const beside = of === '' ? null : { case: of };
	return {
		list: LISTS.find((one) => one === word('list')) ?? null,
		filter: {
			due: DUE.find((one) => one === word('due')) ?? null,
			mine: query.has('mine'),
			parallel: query.has('parallel'),
			item: word('item'),
			step: word('step'),
			words: word('q')
		},
		open: task === '' ? beside : { task }
	};
}

/** `?task=k_1&due=today`: what is as it is at first is not said. */
export function writeAddress({ list, filter, open }: Address): string {
	const { due, mine, parallel, item, step, words } = { ...EVERYTHING, ...filter };
	const said = { ...open, list, due, mine: mine ? '1' : null, parallel: parallel ? '1' : null, item, step, q: words };
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(said)) if (value !== null && value !== '') query.set(name, value);
	return query.size === 0 ? '' : `?${query}`;
}
