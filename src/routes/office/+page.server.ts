import { error } from '@sveltejs/kit';
import { find } from '$lib/hall/contract.ts';
import { sentence } from '$lib/hall/refusal.ts';
import { leadIn, look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** The inbox of one's own department; `?task=` opens a case beside it, also one whose task is done. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const me = await whoAmI(event);
	if (me.kind === 'anyone') leadIn(event);
	if (me.department === null)
		error(403, { message: sentence('not-allowed', {}, locals.language), code: 'not-allowed' });
	const office = await look(event, 'office', { department: me.department });
	const task = await locals.hall.door.read((state) =>
		find(state.hall.approval.tasks, url.searchParams.get('task') ?? '')
	);
	const opened = task ? { task: task.id, file: await look(event, 'case', { case: task.case }) } : null;
	return { me, office, opened };
};
