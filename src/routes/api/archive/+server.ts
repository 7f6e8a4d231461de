import { actorOf, answering, readJson } from '$lib/server/api.ts';
import { searchArchive } from '$lib/server/archive/search.ts';
import type { RequestHandler } from './$types';

/** `POST /api/archive` with what is looked for -> `{ lines, next }`. Changes nothing; a person's number stands in no URL. */
export const POST: RequestHandler = (event) =>
	answering(event, async () => searchArchive(event.locals.hall, await actorOf(event), await readJson(event.request)));
