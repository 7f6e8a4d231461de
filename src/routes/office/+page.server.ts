import { error, redirect } from '@sveltejs/kit';
import { find } from '$lib/hall/contract.ts';
import { sentence } from '$lib/hall/refusal.ts';
import type { Archive } from '$lib/server/archive/archive.ts';
import { leadIn, look, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** A link to what has left the hall since: the archive opens it. */
async function toArchive(archive: Archive, task: string, target: string): Promise<void> {
	const key = task === '' ? `case:${target}` : `task:${task}`;
	const [bundle] = task === '' && target === '' ? [] : await archive.find(key, 1);
	if (bundle) redirect(303, `/archive/${bundle.case.id}`);
}

/** The lists of one's own department. `?task=` opens its case beside them, also a task that is done; `?case=` a case. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const me = await whoAmI(event);
	if (me.kind === 'anyone') leadIn(event);
	if (me.department === null)
		error(403, { message: sentence('not-allowed', {}, locals.language), code: 'not-allowed' });
	const office = await look(event, 'office', { department: me.department });
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const { task, target } = await locals.hall.door.read(({ hall }) => {
		const task = find(hall.approval.tasks, asked('task'));
		return { task: task?.id, target: find(hall.intake.cases, task?.case ?? asked('case'))?.id };
	});
	if (target === undefined) await toArchive(locals.hall.archive, asked('task'), asked('case'));
	const opened = target === undefined ? null : { task, file: await look(event, 'case', { case: target }) };
	return { me, office, opened };
};
