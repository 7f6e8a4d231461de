import { dayOf } from '$lib/hall/calendar/day.ts';
import { look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** The calendar of the hall's own year, or of `?year=`. */
export const load: PageServerLoad = async (event) => {
	const { hall } = event.locals;
	const administration = await look(event, 'administration', {});
	const today = dayOf(hall.clock.now());
	const asked = /^20\d\d$/.exec(event.url.searchParams.get('year') ?? '')?.[0];
	return {
		administration,
		me: await whoAmI(event),
		calendar: await hall.door.read(({ hall: { calendar } }) => structuredClone(calendar)),
		year: Number(asked ?? today.slice(0, 4)),
		today
	};
};
