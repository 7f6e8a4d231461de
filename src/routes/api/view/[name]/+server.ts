import { actorOf, answering, readJson } from '$lib/server/api.ts';
import { malformed } from '$lib/hall/refusal.ts';
import { lookAt } from '$lib/server/archive/recall.ts';
import { want } from '$lib/server/see.ts';
import type { RequestEvent, RequestHandler } from './$types';

async function look(event: RequestEvent, param: Record<string, unknown>): Promise<unknown> {
	const { hall } = event.locals;
	const actor = await actorOf(event);
	const wanted = want(hall.vault, event.params.name, param);
	return lookAt(hall, actor, wanted);
}

/** `GET /api/view/<name>?<parameters>` -> `{ version, data }` */
export const GET: RequestHandler = (event) =>
	answering(event, async () => {
		const param = Object.fromEntries(event.url.searchParams);
		// What is personal stands in no URL: not in a history, not in a proxy's log.
		if (want(event.locals.hall.vault, event.params.name, param).view.secret)
			malformed({ path: '', problem: 'ask-by-post' });
		return look(event, param);
	});

/** The same with the parameters in the body, for those that must stand in no URL. */
export const POST: RequestHandler = (event) => answering(event, async () => look(event, await readJson(event.request)));
