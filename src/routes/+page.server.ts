import { redirect } from '@sveltejs/kit';
import { pick } from '$lib/hall/contract.ts';
import { queueFace } from '$lib/hall/ticketing/shown.ts';
import { whoAmI } from '$lib/server/page.ts';
import { placesOf } from './sign-in/way.ts';
import type { PageServerLoad } from './$types';

/** The hall as it looks from the entrance: its zones, its windows, its departments. No person is in it. */
export const load: PageServerLoad = async (event) => {
	const me = await whoAmI(event);
	const hall = await event.locals.hall.door.read(({ hall: { access, ticketing, catalogue } }) => {
		const queues = Object.values(ticketing.queues);
		const named = (purpose: 'intake' | 'pickup') => queues.filter((queue) => queue.purpose === purpose).map(queueFace);
		return {
			name: access.hall?.name ?? null,
			intake: named('intake'),
			pickup: named('pickup'),
			departments: Object.values(catalogue.departments).map((department) => pick(department, 'id', 'name'))
		};
	});
	if (!hall.name) redirect(303, '/set-up');
	return { me, hall, places: placesOf(me.roles) };
};
