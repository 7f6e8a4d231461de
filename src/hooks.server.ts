import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { readConfig } from '$lib/server/config.ts';
import { createIo, openHouse, type House } from '$lib/server/house.ts';
import type { HallIo } from '$lib/server/live/live.ts';
import { asProblem, isApi } from '$lib/server/api.ts';
import { credentialsOf, isDeviceCookie, LANGUAGE_COOKIE } from '$lib/server/access/credentials.ts';
import { isLanguage } from '$lib/hall/contract.ts';
import { report } from '$lib/server/report.ts';
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

export const handle: Handle = async ({ event, resolve }) => {
	const house = houseOrFail();
	const { request, url, cookies, locals } = event;
	if (!isApi(url.pathname) && !isOurForm(event)) return new Response('Not a form of this hall.', { status: 403 });
	const page = DEVICE_PAGES.find(([path]) => url.pathname === path || url.pathname.startsWith(`${path}/`))?.[1];
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

	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', locals.language)
	});
	response.headers.set('x-content-type-options', 'nosniff');
	// Links on slips are keys: no other page may learn them from a referrer.
	response.headers.set('referrer-policy', 'same-origin');
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
	return isApi(url.pathname) && response.status >= 400 ? asProblem(response, locals.language) : response;
};

export const handleError: HandleServerError = ({ error, status, event }) => {
	if (status >= 500) report(`a page failed: ${event.route.id ?? 'unknown route'}`, error);
	return { message: status === 404 ? 'not-found' : 'failed' };
};
