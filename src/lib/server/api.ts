import type { RequestEvent } from '@sveltejs/kit';
import type { Actor, Language } from '$lib/hall/contract.ts';
import { malformed, Refusal, sentence, type RefusalCode } from '$lib/hall/refusal.ts';
import { report } from './report.ts';

export const isApi = (path: string): boolean => path === '/api' || path.startsWith('/api/');

/** A refusal over HTTP: RFC 9457 with our own members `code`, `message` and `details`. */
export function problem({ code, status, details }: Refusal, language: Language): Response {
	const message = sentence(code, details, language);
	const body = { type: `urn:hall:refusal:${code}`, title: message, status, code, message, details };
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/problem+json', ...(status === 503 ? { 'retry-after': '1' } : {}) }
	});
}

const FRAMEWORK: Readonly<Record<number, RefusalCode>> = {
	404: 'unknown-command',
	405: 'unknown-command',
	403: 'not-allowed'
};

/** The framework's own errors under `/api`, in our words. */
export function asProblem(response: Response, language: Language): Response {
	if (response.headers.get('content-type')?.startsWith('application/problem+json')) return response;
	const known = FRAMEWORK[response.status] ?? (response.status < 500 ? 'malformed' : 'failed');
	const details = known === 'malformed' ? { flaws: [{ path: '', problem: 'request' }] } : {};
	return problem(new Refusal(known, details), language);
}

/** Most commands are small; setting up a hall brings a whole catalogue. */
const LARGEST_BODY = 64 * 1024;
const LARGEST_SET_UP = 4 * 1024 * 1024;

/** @throws Refusal `malformed` for what is too large, not JSON, or not an object */
export async function readJson(request: Request, large = false): Promise<Record<string, unknown>> {
	if (!request.headers.get('content-type')?.startsWith('application/json'))
		malformed({ path: '', problem: 'content-type-json-expected' });
	const bytes = await readBytes(request, large ? LARGEST_SET_UP : LARGEST_BODY);
	let body: unknown;
	try {
		// JSON is UTF-8: what is not must not be kept with a mark in place of the letters that were lost.
		body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		malformed({ path: '', problem: 'not-json' });
	}
	if (body === null || typeof body !== 'object' || Array.isArray(body))
		malformed({ path: '', problem: 'object-expected' });
	return { ...body };
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
	// The server refuses a body that is longer than it says; one that says so little is read in one go.
	const said = Number(request.headers.get('content-length') ?? Number.NaN);
	if (said <= limit)
		return new Uint8Array(await request.arrayBuffer().catch(() => malformed({ path: '', problem: 'too-large' })));
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		// Read to its end even when it is too large: breaking off would close the connection before the answer is out.
		for await (const chunk of request.body ?? []) {
			length += chunk.length;
			if (length <= limit) chunks.push(chunk);
		}
	} catch {
		malformed({ path: '', problem: 'too-large' });
	}
	if (length > limit) malformed({ path: '', problem: 'too-large' });
	return Buffer.concat(chunks);
}

/** Who asks. Using a session keeps it from going idle. */
export const actorOf = ({ locals }: Pick<RequestEvent, 'locals'>): Promise<Actor> =>
	locals.hall.door.read((state) => locals.hall.actor(state, locals.credentials, true));

/** Where a request comes from, to count attempts. Behind a proxy that does not say it, all count as one. */
export function addressOf(event: Pick<RequestEvent, 'getClientAddress'>): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

/** Runs an endpoint: refusals become problems, and a defect of ours never shows its inside. */
export async function answering(event: Pick<RequestEvent, 'locals'>, work: () => Promise<unknown>): Promise<Response> {
	try {
		return new Response(JSON.stringify(await work()), { headers: { 'content-type': 'application/json' } });
	} catch (error) {
		if (error instanceof Refusal) return problem(error, event.locals.language);
		report('an endpoint failed', error);
		return problem(new Refusal('failed'), event.locals.language);
	}
}
