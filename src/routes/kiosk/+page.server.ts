import { PRIORITY_GROUNDS } from '$lib/hall/ticketing/rules.ts';
import { look } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	kiosk: await look(event, 'kiosk', {}),
	grounds: PRIORITY_GROUNDS
});
