import { Readable } from 'node:stream';
import type { RequestHandler } from './$types';
import { Refusal } from '$lib/hall/refusal.ts';
import { actorOf, problem } from '$lib/server/api.ts';
import { typeOf } from '$lib/server/attachments/media.ts';
import { look } from '$lib/server/attachments/look.ts';
import { report } from '$lib/server/report.ts';

/** Nothing in it may run, load or be framed; a browser shows a PDF only outside a sandbox, in one of its own. */
const policyFor = (media: string): string =>
	`default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'${media === 'pdf' ? '' : '; sandbox'}`;

/** What a scan shows, to whoever may see more of the case than its masks; that they looked is in the log. */
export const GET: RequestHandler = async (event) => {
	const { params, locals } = event;
	try {
		const { named, chunks } = await look(locals.hall, await actorOf(event), params.case, params.attachment);
		return new Response(Readable.toWeb(Readable.from(chunks)) as ReadableStream, {
			headers: {
				'content-type': typeOf(named.media),
				'content-length': String(named.bytes),
				'content-disposition': `inline; filename="${named.attachment}.${named.media}"`,
				'content-security-policy': policyFor(named.media),
				'cross-origin-resource-policy': 'same-origin'
			}
		});
	} catch (error) {
		if (error instanceof Refusal) return problem(error, locals.language);
		report('an attachment could not be opened', error);
		return problem(new Refusal('failed'), locals.language);
	}
};
