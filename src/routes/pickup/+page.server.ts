import type { ViewData } from '$lib/hall/views.ts';
import { look, whoAmI } from '$lib/server/page.ts';
import { ownWindow } from './own.ts';
import type { PageServerLoad } from './$types';

/** The one desk where results leave the hall, and the window at which whoever works here calls numbers. */
export const load: PageServerLoad = async (event) => {
	const pickup = await look(event, 'pickup', {});
	const outbox = await look(event, 'outbox', {});
	const me = await whoAmI(event);
	const windows = await look(event, 'windows', {});
	const own = ownWindow(windows.data as ViewData<'windows'>, me, event.url.searchParams.get('window'));
	return { me, pickup, outbox, windows, desk: own ? await look(event, 'desk', { window: own }) : null };
};
