import { redirect } from '@sveltejs/kit';
import { look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const me = await whoAmI(event);
	// Who keeps the catalogue has a place here too, but not this one.
	if (me.roles.includes('itemAdmin') && !me.roles.includes('systemAdmin')) redirect(303, '/admin/items');
	return { me, administration: await look(event, 'administration', {}) };
};
