import { pick } from '$lib/hall/contract.ts';
import { look } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const hall = await look(event, 'screen.hall', {});
	const policy = await event.locals.hall.door.read((state) => state.hall.catalogue.policy);
	const rules = policy && pick(policy, 'opens', 'closes', 'recalls', 'requeue', 'ordinaryPerPriority');
	return { hall, rules };
};
