import { redirect } from '@sveltejs/kit';
import { look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const windows = await look(event, 'windows', {});
	const me = await whoAmI(event);
	const mine = windows.data.find((w) => w.status === 'open' && w.staff === me.id);
	if (mine && me.roles.includes('clerk')) redirect(303, `/desk/${mine.id}`);
	return { windows, me };
};
