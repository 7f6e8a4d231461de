import { error, fail } from '@sveltejs/kit';
import { find } from '$lib/hall/contract.ts';
import { sentence } from '$lib/hall/refusal.ts';
import { actorOf } from '$lib/server/api.ts';
import { refusedBy, textOf } from '$lib/server/form.ts';
import { leadIn, whoAmI } from '$lib/server/page.ts';
import { checkItem } from './check.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** For whoever keeps the catalogue: a new item, or with `?item=` the next version of one. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const me = await whoAmI(event);
	if (me.kind === 'anyone' || me.roles.length === 0) leadIn(event);
	const code = 'not-allowed';
	if (!me.may.includes('item.define')) error(403, { message: sentence(code, {}, locals.language), code });
	const id = url.searchParams.get('item') ?? '';
	const current = await locals.hall.door.read(({ hall }) => find(hall.catalogue.items, id) ?? null);
	return { me, current };
};

export const actions: Actions = {
	/** Says what is wrong with a file, or what it would change; defines nothing. */
	check: async (event) => {
		const { request, locals } = event;
		const { hall, language } = locals;
		const actor = await actorOf(event);
		const text = textOf(await request.formData(), 'json');
		try {
			return await hall.door.read(({ hall: state }) => {
				const item = checkItem(state, actor, text, hall.clock.now());
				return { item, before: find(state.catalogue.items, item.id) ?? null };
			});
		} catch (refusal) {
			const refused = refusedBy(refusal, language);
			return fail(refused.status, { refused, text });
		}
	}
};
