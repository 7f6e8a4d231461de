import { redirect } from '@sveltejs/kit';
import { isAtHand, look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** A link to a case leads to the task that it stands at in the reader's department, or to the case before it has one. */
export const load: PageServerLoad = async (event) => {
	const { data } = await look(event, 'case', { case: event.params.case });
	// What has left the hall is opened from the archive.
	if (!(await isAtHand(event, data.id))) redirect(303, `/archive/${data.id}`);
	const { department } = await whoAmI(event);
	const own = data.tasks.filter((task) => task.department === department);
	const task = own.find((one) => one.endedAt === null) ?? own.at(-1) ?? data.tasks.at(-1);
	redirect(303, task ? `/office?task=${task.id}` : `/office?case=${data.id}`);
};
