import { look, whoAmI } from '$lib/server/page.ts';
import { known } from '../known.server.ts';
import type { PageServerLoad } from './$types';

/** The catalogue may be read by all who work here. */
export const load: PageServerLoad = async (event) => ({
	items: await look(event, 'items', {}),
	me: await whoAmI(event),
	known: await known(event)
});
