import { redirect } from '@sveltejs/kit';
import { look, whoAmI } from '$lib/server/page.ts';
import { placeOf } from './place.ts';
import type { PageServerLoad } from './$types';

/** Clerks choose a window here; whoever has one already is led to it, and others to the desk of their own. */
export const load: PageServerLoad = async (event) => {
	const windows = await look(event, 'windows', {});
	const me = await whoAmI(event);
	const mine = windows.data.find((window) => window.status !== 'closed' && window.staff === me.id);
	if (mine) redirect(303, placeOf(mine));
	if (!me.roles.includes('clerk') && me.roles.includes('issuer')) redirect(303, '/pickup');
	if (!me.roles.includes('clerk') && me.roles.includes('adviser')) redirect(303, '/guide');
	return { windows, me };
};
