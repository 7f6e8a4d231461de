import { z } from 'zod';
import type { RequestHandler } from './$types';
import { hallId } from '$lib/hall/command.ts';
import { can, isKnown } from '$lib/hall/access/rules.ts';
import { openForPapers } from '$lib/hall/intake/decide-attach.ts';
import { refuse } from '$lib/hall/refusal.ts';
import { actorOf, answering } from '$lib/server/api.ts';
import { parse } from '$lib/server/ask.ts';

/**
 * `POST /api/attachment?case=<id>`, the file as it is for a body -> `{ attachment, media, bytes }`, which is what
 * `case.attach` asks for besides a material. Without that command it is gone after a day.
 */
export const POST: RequestHandler = (event) =>
	answering(event, async () => {
		const { url, request, locals } = event;
		const actor = await actorOf(event);
		const { case: id } = parse(z.strictObject({ case: hallId('c') }), Object.fromEntries(url.searchParams));
		await locals.hall.door.read(({ hall }) => {
			if (!can(hall, actor, 'case.attach')) refuse(isKnown(hall, actor) ? 'not-allowed' : 'not-signed-in');
			openForPapers(hall, id, actor);
		});
		// A form of another site can send text or a form, but never one of our types.
		const claim = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
		const { attachment, media, bytes } = await locals.hall.attachments.takeIn(id, claim, bodyOf(request));
		return { attachment, media, bytes };
	});

async function* bodyOf({ body }: Request): AsyncGenerator<Uint8Array> {
	for await (const chunk of body ?? []) yield chunk;
}
