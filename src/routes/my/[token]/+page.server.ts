import { REMEDIES } from '$lib/hall/approval/rules.ts';
import { applicantOf, look } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { hall } = event.locals;
	const { token } = event.params;
	const actor = await applicantOf(event, token, 'case');
	const { id } = actor;
	const progress = await look(event, 'progress', { case: id }, actor);
	const { result } = progress.data;
	const pickup = await hall.door.read(({ hall: { ticketing } }) => {
		const queue = Object.values(ticketing.queues).find(({ purpose }) => purpose === 'pickup');
		return queue ? { name: queue.name, zone: queue.zone } : null;
	});
	// Whoever has the link may know the code: it is told to the applicant here and nowhere else.
	const code = result?.status === 'shelved' ? hall.vault.code(`pickup:${result.id}`) : null;
	return { id, token, progress, pickup, code, remedies: REMEDIES };
};
