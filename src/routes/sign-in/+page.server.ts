import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { rolesOf } from '$lib/hall/access/rules.ts';
import { ANYONE } from '$lib/server/access/identify.ts';
import { actorOf } from '$lib/server/api.ts';
import { DEMO_PASSWORD } from '$lib/server/demo/demo.ts';
import { whoAmI } from '$lib/server/page.ts';
import { keepSession, run } from '$lib/server/run.ts';
import { accountsOf } from './accounts.server.ts';
import { roomAt } from './accounts.ts';
import { commandId, refusedBy, textOf } from '$lib/server/form.ts';
import { inHouse } from '$lib/server/in-house.ts';
import { wayTo } from './way.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { hall } = locals;
	const seen = await hall.door.read(({ hall: state }) => ({
		hall: state.access.hall?.name ?? null,
		accounts: hall.demo ? accountsOf(state) : []
	}));
	if (!seen.hall) redirect(303, '/set-up');
	const me = await whoAmI(event);
	return {
		me,
		...seen,
		to: wayTo(inHouse(url.searchParams.get('to'), url), me.roles),
		room: roomAt(url.searchParams.get('at'), url.searchParams.get('to')),
		find: url.searchParams.get('find') ?? '',
		password: hall.demo ? DEMO_PASSWORD : null
	};
};

const opened = z.object({ staff: z.string(), session: z.string() });

export const actions: Actions = {
	default: async (event) => {
		const { request, locals, cookies, url } = event;
		const { hall, language } = locals;
		const form = await request.formData();
		const username = textOf(form, 'username').trim();
		const before = await actorOf(event);
		const answer = await run(
			hall,
			ANYONE,
			'session.open',
			{ id: commandId(), payload: { username, password: textOf(form, 'password') } },
			event
		).catch((error: unknown) => refusedBy(error, language));
		if ('message' in answer) return fail(answer.status, { username, refused: answer.message, code: answer.code });

		keepSession(cookies, url, answer.result);
		// Whoever was signed in here is not any more: their session must not live on where nobody sees it.
		if (before.kind === 'staff')
			await run(hall, before, 'session.close', { id: commandId() }, event).catch((error: unknown) =>
				refusedBy(error, language)
			);
		const { staff, session } = opened.parse(answer.result);
		const roles = await hall.door.read((state) => rolesOf(state.hall, { kind: 'staff', id: staff, session }));
		redirect(303, wayTo(inHouse(url.searchParams.get('to'), url), roles));
	}
};
