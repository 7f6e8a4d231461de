import { randomUUID } from 'node:crypto';
import { error, type RequestEvent } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { Refusal, sentence } from '$lib/hall/refusal.ts';
import { actorOf } from '$lib/server/api.ts';
import { look } from '$lib/server/page.ts';
import { run } from '$lib/server/run.ts';
import { documentsOf, isDocument } from '$lib/parts/documents.ts';
import type { PageServerLoad } from './$types';

const revealed = z.object({ clear: z.record(z.string(), z.string()) });

/** A document is addressed to a person by name. Who printed it, and that it was printed, stays with the case. */
async function reveal(event: RequestEvent, id: string): Promise<Record<string, string>> {
	const { hall, language } = event.locals;
	try {
		const body = { id: randomUUID(), payload: { case: id, reason: 'print' } };
		const { result } = await run(hall, await actorOf(event), 'person.reveal', body, event);
		return revealed.parse(result).clear;
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		error(refusal.status, { message: sentence(refusal.code, refusal.details, language), code: refusal.code });
	}
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const { hall, house } = locals;
	const seen = await look(event, 'case', { case: params.case });
	const name = params.document;
	// Legal documents only once the log has them.
	if (!isDocument(name) || !documentsOf(seen.data).includes(name)) error(404, { message: 'not-found' });
	const clear = await reveal(event, params.case);
	const title = await hall.door.read((state) => state.hall.access.hall?.name ?? null);
	const svg = renderSVG(`${house.publicUrl ?? url.origin}/my/${hall.vault.token(params.case)}`, { border: 0 });
	return {
		case: seen.data,
		document: name,
		// Of everything that was unsealed only the names leave the server.
		names: { applicant: clear['applicant.name'] ?? seen.data.applicant.name, agent: clear['agent.name'] ?? null },
		hall: title,
		qr: `data:image/svg+xml,${encodeURIComponent(svg)}`
	};
};
