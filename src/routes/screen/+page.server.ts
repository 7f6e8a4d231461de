import { look } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ hall: await look(event, 'screen.hall', {}) });
