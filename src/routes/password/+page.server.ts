import { fail } from '@sveltejs/kit';
import { actorOf } from '$lib/server/api.ts';
import { leadIn, whoAmI } from '$lib/server/page.ts';
import { run } from '$lib/server/run.ts';
import { commandId, refusedBy, textOf } from '$lib/server/form.ts';
import { placeOf } from '../sign-in/way.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const me = await whoAmI(event);
	if (!me.may.includes('password.change')) leadIn(event);
	return { me, place: placeOf(me.roles) };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, locals } = event;
		const form = await request.formData();
		const next = textOf(form, 'next');
		if (next !== textOf(form, 'again')) return fail(422, { passwordsDiffer: true });
		try {
			const payload = { current: textOf(form, 'current'), next };
			const actor = await actorOf(event);
			await run(locals.hall, actor, 'password.change', { id: commandId(), payload }, event);
		} catch (error) {
			const refused = refusedBy(error, locals.language);
			return fail(refused.status, { refused });
		}
		return { done: true };
	}
};
