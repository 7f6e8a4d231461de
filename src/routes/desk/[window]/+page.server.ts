import { redirect } from '@sveltejs/kit';
import { look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await look(event, 'desk', { window: event.params.window });
	const me = await whoAmI(event);
	const { status, staff } = desk.data.window;
	// A paused window is still theirs: that is where it is resumed.
	if (status === 'closed' || staff !== me.id) redirect(303, '/desk');
	return { desk, me };
};
