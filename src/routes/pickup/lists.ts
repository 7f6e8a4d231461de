/** What is to be made, to be put on the shelf, waits to be fetched, was not fetched, and whom to tell. */
export const LISTS = ['toProduce', 'toShelve', 'ready', 'unclaimed', 'outbox'] as const;
export type List = (typeof LISTS)[number];

export const listIn = (query: URLSearchParams): List => LISTS.find((one) => one === query.get('list')) ?? 'toProduce';

/** The address with another list open; the window that was chosen stays in it. */
export function withList(search: string, list: List): string {
	const query = new URLSearchParams(search);
	query.set('list', list);
	return `?${query}`;
}
