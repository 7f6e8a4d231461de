import { look } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ pickup: await look(event, 'screen.pickup', {}) });
