import { look, whoAmI } from '$lib/server/page.ts';
import { known } from '../known.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	windows: await look(event, 'windows', {}),
	me: await whoAmI(event),
	known: await known(event)
});
