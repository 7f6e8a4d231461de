import { error } from '@sveltejs/kit';
import { listsOf, maySearch } from '$lib/hall/archive/access.ts';
import { pick } from '$lib/hall/contract.ts';
import { sentence } from '$lib/hall/refusal.ts';
import { actorOf } from '$lib/server/api.ts';
import { leadIn, whoAmI } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** Where past cases are looked for: what may be asked differs by who asks. */
export const load: PageServerLoad = async (event) => {
	const { hall, language } = event.locals;
	const [actor, me] = [await actorOf(event), await whoAmI(event)];
	if (me.kind === 'anyone') leadIn(event);
	return hall.door.read(({ hall: kept }) => {
		if (!maySearch(kept, actor)) error(403, { message: sentence('not-allowed', {}, language), code: 'not-allowed' });
		const lists = listsOf(kept, actor);
		const departments = Object.values(kept.catalogue.departments).map((one) => pick(one, 'id', 'name'));
		return {
			me,
			lists: lists !== null,
			items: Object.values(kept.catalogue.items).map((item) => pick(item, 'id', 'name')),
			departments: lists === 'all' ? departments : departments.filter(({ id }) => id === lists?.department)
		};
	});
};
