import { look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	administration: await look(event, 'administration', {}),
	me: await whoAmI(event)
});
