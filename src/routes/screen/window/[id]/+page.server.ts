import { look } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	return { id, window: await look(event, 'screen.window', { window: id }) };
};
