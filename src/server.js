import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';

/** The entry: owns the HTTP server. The house is opened by the bundle's own `init`, which the handler awaits. */
const { PORT = '3000', DEMO, TLS_CERT, TLS_KEY, TRUST_PROXY } = process.env;
const HOST = process.env.HOST || (DEMO === '0' ? '0.0.0.0' : '127.0.0.1');
const HOUSE = Symbol.for('five-zones-four-windows.house');

process.env.HALL_TOOLS ??= fileURLToPath(new URL('../build/tools', import.meta.url));
// adapter-node takes every request for https unless told; we tell it what the socket is.
process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
// Each endpoint has a limit of its own; the largest attachment that may be configured is 50 MB.
process.env.BODY_SIZE_LIMIT = '64M';
if (TRUST_PROXY === '1') process.env.ADDRESS_HEADER ??= 'x-forwarded-for';

/**
 * Ends the start with one sentence.
 * @param {unknown} error
 * @returns {never}
 */
function fail(error) {
	const known = error instanceof Error && ['BadConfig', 'InUse', 'Damaged', 'UnknownEvent'].includes(error.name);
	console.error(known ? error.message : error);
	process.exit(1);
}

function certificate() {
	try {
		const pair = { cert: readFileSync(TLS_CERT ?? ''), key: readFileSync(TLS_KEY ?? '') };
		createSecureContext(pair);
		return pair;
	} catch {
		return fail(
			Object.assign(new Error('TLS_CERT and TLS_KEY must both name readable PEM files that belong together.'), {
				name: 'BadConfig'
			})
		);
	}
}

if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535)
	fail(Object.assign(new Error(`PORT is “${PORT}”; it must be a number from 0 to 65535.`), { name: 'BadConfig' }));
const tls = TLS_CERT || TLS_KEY ? certificate() : undefined;
const { handler } = await import(new URL('../build/handler.js', import.meta.url).href).catch(fail);
/** @type {{ house?: { attach(server: unknown): void, close(): Promise<void> } }} */
const shared = Reflect.get(globalThis, HOUSE) ?? {};

/** @type {import('node:http').RequestListener} */
const listener = (request, response) => {
	// Only a proxy that we trust may say how the request came.
	if (TRUST_PROXY !== '1') request.headers['x-forwarded-proto'] = tls ? 'https' : 'http';
	handler(request, response);
};
const server = tls ? createHttps(tls, listener) : createHttp(listener);
shared.house?.attach(server);
server.on('error', (error) => {
	const code = 'code' in error ? error.code : undefined;
	const sentence =
		code === 'EADDRINUSE'
			? `Port ${PORT} is in use. Choose another with PORT.`
			: `Cannot listen on ${HOST}:${PORT} (${String(code)}).`;
	fail(Object.assign(new Error(sentence), { name: 'BadConfig' }));
});
server.listen(Number(PORT), HOST, () => {
	const shown = HOST === '0.0.0.0' || HOST === '127.0.0.1' || HOST === '::' ? 'localhost' : HOST;
	const address = server.address();
	const port = address && typeof address === 'object' ? address.port : PORT;
	console.log(`The hall is open: ${tls ? 'https' : 'http'}://${shown}:${port}`);
});

let closing = false;
async function close() {
	if (closing) return;
	closing = true;
	server.close();
	// Sockets first: an open WebSocket would keep the process alive for ever.
	await shared.house?.close();
	server.closeAllConnections();
	process.exit(0);
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
