import type { ViewData } from '$lib/hall/views.ts';
import { look, whoAmI } from '$lib/server/page.ts';
import { ownWindow } from './own.ts';
import type { PageServerLoad } from './$types';

/** 咨询辅导区 and 导办台: who waits, what was asked and prepared; for an adviser, the window at which she sits. */
export const load: PageServerLoad = async (event) => {
	const guidance = await look(event, 'guidance', {});
	const guide = await look(event, 'guide', {});
	const offer = await look(event, 'kiosk', {});
	const me = await whoAmI(event);
	const here = { me, guidance, guide, offer };
	if (!me.may.includes('window.open')) return { ...here, windows: [], desk: null };
	const windows: ViewData<'windows'> = (await look(event, 'windows', {})).data;
	const own = ownWindow(windows, me, event.url.searchParams.get('window'));
	return { ...here, windows, desk: own === undefined ? null : await look(event, 'desk', { window: own }) };
};
