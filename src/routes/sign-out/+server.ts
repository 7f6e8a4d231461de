import { redirect } from '@sveltejs/kit';
import { actorOf } from '$lib/server/api.ts';
import { dropSession, run } from '$lib/server/run.ts';
import { commandId, refusedBy } from '$lib/server/form.ts';
import type { RequestHandler } from './$types';

/** Ends the session. A plain form, so that it works before scripts; whatever the hall answers, the cookie goes. */
export const POST: RequestHandler = async (event) => {
	const { locals, cookies, url } = event;
	const actor = await actorOf(event);
	if (actor.kind === 'staff')
		await run(locals.hall, actor, 'session.close', { id: commandId() }, event).catch((error: unknown) =>
			refusedBy(error, locals.language)
		);
	dropSession(cookies, url);
	redirect(303, '/');
};

/** Somebody typed the address: nothing is closed by looking at a page. */
export const GET: RequestHandler = () => redirect(303, '/');
