import type { RequestHandler } from './$types';
import { actorOf, answering, readJson } from '$lib/server/api.ts';
import { dropSession, keepSession, run } from '$lib/server/run.ts';

/** `POST /api/<command>` with `{ id, payload, expect? }` -> `{ position, result }`: the one way to change anything. */
export const POST: RequestHandler = (event) =>
	answering(event, async () => {
		const { params, request, locals, cookies, url } = event;
		const actor = await actorOf(event);
		const body = await readJson(request, actor.kind === 'setup');
		const answer = await run(locals.hall, actor, params.command, body, event);
		if (params.command === 'session.open') keepSession(cookies, url, answer.result);
		if (params.command === 'session.close') dropSession(cookies, url);
		return answer;
	});
