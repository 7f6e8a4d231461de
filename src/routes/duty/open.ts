import type { ViewData } from '$lib/hall/views.ts';

export type Duty = ViewData<'duty'>;
export type DutyWindow = Duty['windows'][number];
export type DutyQueue = Duty['queues'][number];

export const LISTS = ['missed', 'held', 'outOfOrder'] as const;
export type List = (typeof LISTS)[number];

/** What is being dealt with beside the plan: one thing at a time. It stands in the address. */
export type Open =
	| { readonly at: 'window'; readonly id: string }
	| { readonly at: 'queue'; readonly id: string }
	| { readonly at: 'find'; readonly number: string }
	| { readonly at: 'list'; readonly list: List }
	| { readonly at: 'take' }
	| { readonly at: 'day' };

/** `/duty?window=w05`, `/duty?find=B003`, `/duty?day`: each can be sent to a colleague. */
export function addressOf(open: Open | null): string {
	if (open === null) return '/duty';
	switch (open.at) {
		case 'window':
		case 'queue':
			return `/duty?${open.at}=${encodeURIComponent(open.id)}`;
		case 'find':
			return open.number === '' ? '/duty?find' : `/duty?find=${encodeURIComponent(open.number)}`;
		case 'list':
			return `/duty?list=${open.list}`;
		default:
			return `/duty?${open.at}`;
	}
}

export function openOf(asked: URLSearchParams): Open | null {
	for (const at of ['window', 'queue'] as const) {
		const id = asked.get(at);
		if (id !== null) return { at, id };
	}
	const number = asked.get('find');
	if (number !== null) return { at: 'find', number };
	const list = LISTS.find((one) => one === asked.get('list'));
	if (list !== undefined) return { at: 'list', list };
	const at = (['take', 'day'] as const).find((one) => asked.has(one));
	return at === undefined ? null : { at };
}
