import { look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** The whole hall at a glance; whoever may act on its numbers also sees who waits and what numbers are given for. */
export const load: PageServerLoad = async (event) => {
	const duty = await look(event, 'duty', {});
	const me = await whoAmI(event);
	if (!me.may.includes('ticket.take')) return { me, duty, desk: null };
	return { me, duty, desk: { guide: await look(event, 'guide', {}), offer: await look(event, 'kiosk', {}) } };
};
