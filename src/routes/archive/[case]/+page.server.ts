import { look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** A past case with its whole timeline; the same view, by the same right, as when it was at hand. */
export const load: PageServerLoad = async (event) => ({
	me: await whoAmI(event),
	file: await look(event, 'case', { case: event.params.case })
});
