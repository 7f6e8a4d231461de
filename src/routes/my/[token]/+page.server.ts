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
	// Whoever has the link may know the code: it is told to the applicant here and nowhere else.
	const code = result?.status === 'shelved' ? hall.vault.code(`pickup:${result.id}`) : null;
	return { id, token, progress, code, remedies: REMEDIES };
};
