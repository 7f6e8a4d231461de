import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateFor } from './harness/certificate.ts';
import { DEMO_PASSWORD, newId } from './harness/client.ts';
import { JSON_TYPE, send, type Received, type Sending } from './harness/http.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect } from './harness/sockets.ts';

/** As another machine would reach this one: by an address that is not localhost. */
const ADDRESS =
	Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';
const { cert, key, ca } = certificateFor([ADDRESS, '127.0.0.1']);

const ways = [
	{ protocol: 'http', env: {}, secure: false },
	{ protocol: 'https', env: { TLS_CERT: cert, TLS_KEY: key }, secure: true }
] as const;

describe.each(ways)('over $protocol, from another machine', ({ protocol, env, secure }) => {
	let server: Server;
	let origin: string;
	beforeAll(async () => {
		server = await startServer({ HOST: '0.0.0.0', ADDRESS_HEADER: '', ...env });
		origin = `${protocol}://${ADDRESS}:${server.port}`;
	});
	afterAll(() => server.kill());

	const to = (path: string, sending: Sending = {}): Promise<Received> => send(origin + path, { ca, ...sending });
	const cookieOf = ({ headers }: Received): string => headers['set-cookie']?.[0] ?? '';
	const signIn = (headers: Record<string, string> = {}): Promise<Received> => {
		const payload = { username: 'clerk-w01', password: DEMO_PASSWORD };
		const body = JSON.stringify({ id: newId(), payload });
		return to('/api/session.open', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
	};
	const form = (headers: Record<string, string>): Promise<Received> =>
		to('/language', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: 'language=en&to=/somewhere'
		});

	it('the hall is there', async () => {
		expect((await to('/healthz')).status).toBe(200);
	});

	it(`signing in leaves a cookie that is ${secure ? 'Secure' : 'not Secure'}, and no script can read it`, async () => {
		const received = await signIn();
		expect(received.status).toBe(200);
		const words = cookieOf(received).split('; ');
		expect(words[0]).toMatch(/^hall_session=e_/);
		expect(words).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
		expect(words.includes('Secure')).toBe(secure);
	});

	it('the cookie signs in', async () => {
		const cookie = cookieOf(await signIn()).split(';')[0] ?? '';
		expect((await to('/api/view/items')).status).toBe(401);
		expect((await to('/api/view/items', { headers: { cookie } })).status).toBe(200);
	});

	it('signing out takes the cookie away', async () => {
		const cookie = cookieOf(await signIn()).split(';')[0] ?? '';
		const body = JSON.stringify({ id: newId(), payload: {} });
		const sending = { method: 'POST', headers: { ...JSON_TYPE, cookie }, body };
		expect(cookieOf(await to('/api/session.close', sending))).toContain('Max-Age=0');
		expect((await to('/api/view/items', { headers: { cookie } })).status).toBe(401);
	});

	it.each(['http', 'https'])('what a client says of its protocol is not believed: %s', async (said) => {
		const received = await signIn({ 'x-forwarded-proto': said, 'x-forwarded-host': 'elsewhere.example' });
		expect(received.status).toBe(200);
		expect(cookieOf(received).includes('; Secure')).toBe(secure);
	});

	it('a form of the hall’s own pages is taken', async () => {
		const received = await form({ origin });
		expect(received.status).toBe(303);
		expect(received.headers.location).toBe('/somewhere');
		expect(cookieOf(received)).toContain('hall_lang=en');
	});

	it.each([
		['another site', 'http://elsewhere.example'],
		['the same host by the other protocol', ''],
		['a page that hides where it is from', 'null']
	])('a form of %s is refused', async (_, from) => {
		const other = from === '' ? origin.replace(/^https?/, secure ? 'http' : 'https') : from;
		const received = await form({ origin: other });
		expect(received.status).toBe(403);
		expect(received.headers['set-cookie']).toBeUndefined();
	});

	it('a form leads to no other house', async () => {
		for (const path of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example']) {
			const headers = { 'content-type': 'application/x-www-form-urlencoded', origin };
			const body = `language=en&to=${encodeURIComponent(path)}`;
			expect((await to('/language', { method: 'POST', headers, body })).headers.location).toBe('/');
		}
	});

	it.each([['websocket'], ['polling']])('screens are live by %s', async (transport) => {
		const cookie = cookieOf(await signIn()).split(';')[0] ?? '';
		const watcher = await connect(origin, null, { transports: [transport], extraHeaders: { cookie }, ca });
		expect(await watcher.refusalOf('windows')).toBeNull();
		watcher.close();
	});
});

describe('a proxy in front', () => {
	let server: Server;
	const signIn = (headers: Record<string, string>) =>
		send(`${server.url}/api/session.open`, {
			method: 'POST',
			headers: { ...JSON_TYPE, ...headers },
			body: JSON.stringify({ id: newId(), payload: { username: 'clerk-w01', password: DEMO_PASSWORD } })
		});
	beforeAll(async () => {
		server = await startServer({ TRUST_PROXY: '1' });
	});
	afterAll(() => server.kill());

	it('that is trusted is believed when it says that the page came by TLS', async () => {
		const { headers } = await signIn({ 'x-forwarded-proto': 'https' });
		expect(headers['set-cookie']?.[0]).toContain('; Secure');
	});

	it('that is trusted is believed when it says that it did not', async () => {
		const { headers } = await signIn({ 'x-forwarded-proto': 'http' });
		expect(headers['set-cookie']?.[0]).not.toContain('; Secure');
	});
});

describe('the demo, whose passwords are published', () => {
	it('is not there for other machines unless its owner says so', async () => {
		const server = await startServer({ HOST: '' });
		expect((await send(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
		await expect(send(`http://${ADDRESS}:${server.port}/healthz`)).rejects.toThrow('ECONNREFUSED');
		await server.kill();
	});
});
