import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { guiseIn, inGuise, withoutGuise } from '$lib/client/guise.ts';
import { readConfig } from '$lib/server/config.ts';
import { createIo, openHouse, type House } from '$lib/server/house.ts';
import type { HallIo } from '$lib/server/live/live.ts';
import { asProblem, isApi, problem } from '$lib/server/api.ts';
import { credentialsOf, isDeviceCookie, LANGUAGE_COOKIE } from '$lib/server/access/credentials.ts';
import { guiseOfAsking, guisesOf, isOutside } from '$lib/server/access/guise.ts';
import { isLanguage, type Language } from '$lib/hall/contract.ts';
import { Refusal, sentence } from '$lib/hall/refusal.ts';
import { report } from '$lib/server/report.ts';
import { SEEN_COOKIE, SEEN_HEADER } from '$lib/server/seen.ts';
import type { Server } from 'node:http';

/** Shared with the entry, which owns the HTTP server and never imports from here. */
interface Shared {
	house?: House;
	io?: HallIo;
	httpServer?: Server;
	closing?: Promise<void>;
}
const SHARED = Symbol.for('five-zones-four-windows.house');

function shared(): Shared {
	const found: unknown = Reflect.get(globalThis, SHARED);
	if (found !== null && typeof found === 'object') return found;
	const fresh: Shared = {};
	Reflect.set(globalThis, SHARED, fresh);
	return fresh;
}

/** Opens the house. In development an edited module runs this again in the same process: the old house closes first. */
export const init: ServerInit = async () => {
	const common = shared();
	await common.house?.close();
	const isFirst = common.io === undefined;
	common.io ??= createIo();
	common.house = await openHouse(readConfig(process.env), common.io);
	if (isFirst && common.httpServer) common.house.attach(common.httpServer);
};

function houseOrFail(): House {
	const { house } = shared();
	if (!house) throw new Error('the house is not open');
	return house;
}

/** The pages of a device speak for the device. */
const DEVICE_PAGES: readonly (readonly [string, 'kiosk' | 'screen'])[] = [
	['/kiosk', 'kiosk'],
	['/screen', 'screen']
];

/** Our forms are a few fields each. */
const LARGEST_FORM = 64 * 1024;

/**
 * What our own pages post: a small plain form, from this very origin. Another site can make a browser send our cookies
 * along; and nobody may make the server read what no page of ours sends. The API takes JSON only, and checks it itself.
 */
function isOurForm({ request, url }: { request: Request; url: URL }): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
	const { headers } = request;
	const length = Number(headers.get('content-length') ?? Number.NaN);
	const isPlain = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
	return headers.get('origin') === url.origin && isPlain && length <= LARGEST_FORM;
}

/** Somebody's page whom nobody may be here: not in this demo, and never in a real hall. */
async function nobody({ url, fetch, locals }: RequestEvent): Promise<Response> {
	if (isApi(withoutGuise(url.pathname))) return problem(new Refusal('unknown-command'), locals.language);
	const page = await fetch('/as');
	return new Response(page.body, { status: 404, headers: page.headers });
}

/** Where a page leads on to is the same person's, unless it leads out. */
function stay(response: Response, who: string): void {
	const to = response.headers.get('location');
	if (to?.startsWith('/') && guiseIn(to) === undefined && !isOutside(to))
		response.headers.set('location', inGuise(who, to));
}

/** A page that this node cannot show yet: the browser comes again by itself. */
const later = ({ code, status, details }: Refusal, language: Language): Response =>
	new Response(sentence(code, details, language), {
		status,
		headers: { 'content-type': 'text/plain; charset=utf-8', refresh: '2', 'cache-control': 'no-store' }
	});

/** Whoever has seen this takes with them how far the hall had come: in a header, and browsers in a cookie too. */
function takeStamp({ request, cookies, url, locals }: RequestEvent, { headers }: Response): void {
	const stamp = locals.hall.seen.stamp();
	if (stamp === null) return;
	headers.set(SEEN_HEADER, stamp);
	if (request.headers.has('authorization') || !locals.hall.seen.isNewer(stamp, cookies.get(SEEN_COOKIE))) return;
	const secure = url.protocol === 'https:' ? '; Secure' : '';
	headers.append('set-cookie', `${SEEN_COOKIE}=${stamp}; Path=/; HttpOnly; SameSite=Lax${secure}`);
}

export const handle: Handle = async ({ event, resolve }) => {
	const house = houseOrFail();
	const { request, url, cookies, locals } = event;
	const path = withoutGuise(url.pathname);
	if (!isApi(path) && !isOurForm(event)) return new Response('Not a form of this hall.', { status: 403 });
	const page = DEVICE_PAGES.find(([device]) => path === device || path.startsWith(`${device}/`))?.[1];
	const said = request.headers.get('x-hall-as');
	const chosen = cookies.get(LANGUAGE_COOKIE);
	locals.house = house;
	locals.hall = house.hallFor(request.headers.get('host'));
	locals.language = isLanguage(chosen) ? chosen : 'zh-CN';
	locals.as = page ?? (isDeviceCookie(said) ? said : null);
	locals.credentials = credentialsOf({
		authorization: request.headers.get('authorization'),
		as: locals.as,
		cookie: (name) => cookies.get(name)
	});

	const seen = [request.headers.get(SEEN_HEADER), cookies.get(SEEN_COOKIE)];
	try {
		for (const stamp of seen) await locals.hall.seen.reach(stamp);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return isApi(path) ? problem(error, locals.language) : later(error, locals.language);
	}

	const asking = house.demo && !request.headers.has('authorization') ? guiseOfAsking(event) : undefined;
	const who = guiseIn(url.pathname) ?? asking;
	if (who !== undefined) {
		const worn = house.demo ? await guisesOf(locals.hall).wear(who) : undefined;
		if (!worn) return nobody(event);
		// The address of a page says whose it is: what it asks for later goes by that.
		if (who !== guiseIn(url.pathname) && request.method === 'GET' && !isApi(path))
			return new Response(null, { status: 303, headers: { location: inGuise(who, path + url.search) } });
		locals.credentials = worn;
	}

	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', locals.language)
	});
	if (who !== undefined) stay(response, who);
	takeStamp(event, response);
	response.headers.set('x-content-type-options', 'nosniff');
	// Links on slips are keys: no other page may learn them from a referrer.
	response.headers.set('referrer-policy', 'same-origin');
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
	return isApi(path) && response.status >= 400 ? asProblem(response, locals.language) : response;
};

export const handleError: HandleServerError = ({ error, status, event }) => {
	if (status >= 500) report(`a page failed: ${event.route.id ?? 'unknown route'}`, error);
	return { message: status === 404 ? 'not-found' : 'failed' };
};
