import { error } from '@sveltejs/kit';
import { look } from '$lib/server/page.ts';
import { paperOf } from '../paper.ts';
import type { PageServerLoad } from './$types';

/** The list of one item for whoever asked: everything, once. */
export const load: PageServerLoad = async (event) => {
	const { data } = await look(event, 'items', {});
	const item = data.items.find(({ id }) => id === event.params.item);
	if (!item) error(404, { message: 'not-found' });
	return { ...(await paperOf(event, item.queue)), item };
};
