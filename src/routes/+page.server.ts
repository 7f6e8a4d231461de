import { redirect } from '@sveltejs/kit';
import { pick } from '$lib/hall/contract.ts';
import { whoAmI } from '$lib/server/page.ts';
import { figuresOf } from './now/figures.server.ts';
import { placesOf } from './sign-in/way.ts';
import { castOf } from './tour/cast.server.ts';
import type { PageServerLoad } from './$types';

/** The hall as it looks from the entrance: its zones, its windows, its departments. Nobody is named, but in a demo. */
export const load: PageServerLoad = async (event) => {
	const { hall } = event.locals;
	const me = await whoAmI(event);
	const seen = await hall.door.read(({ hall: state }) => ({
		name: state.access.hall?.name ?? null,
		departments: Object.values(state.catalogue.departments).map((department) => pick(department, 'id', 'name')),
		figures: figuresOf(state, hall.clock.now()),
		cast: hall.demo ? castOf(state) : null
	}));
	if (!seen.name) redirect(303, '/set-up');
	return { me, ...seen, places: placesOf(me.roles) };
};
