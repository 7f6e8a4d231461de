import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { addressOf } from '$lib/server/api.ts';
import type { RequestHandler } from './$types';

const isThisMachine = (address: string): boolean => isIP(address) !== 0 && /^(127\.|::1$|::ffff:127\.)/.test(address);

const isSame = (a: string, b: string): boolean =>
	Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** For Prometheus: from this machine, or from any other with `METRICS_TOKEN`. */
export const GET: RequestHandler = async (event) => {
	const { metrics, metricsToken } = event.locals.house;
	const said = event.request.headers.get('authorization') ?? '';
	const may = metricsToken === null ? isThisMachine(addressOf(event)) : isSame(said, `Bearer ${metricsToken}`);
	if (!may) return new Response('Not from here. Set METRICS_TOKEN and send it as a bearer token.\n', { status: 403 });
	return new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } });
};
