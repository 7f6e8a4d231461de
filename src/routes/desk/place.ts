import type { ViewData } from '$lib/hall/views.ts';

type Window = ViewData<'windows'>[number];

/** Where a window is worked at: results leave at one desk, questions are answered at another, all else is taken in here. */
export function placeOf({ id, queues }: Pick<Window, 'id' | 'queues'>): string {
	if (queues.every(({ purpose }) => purpose === 'pickup')) return '/pickup';
	if (queues.every(({ purpose }) => purpose === 'guidance')) return '/guide';
	return `/desk/${id}`;
}
