import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, problemIn, type Client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { JSON_TYPE } from './harness/http.ts';
import { startServer, type Server } from './harness/server.ts';
import { expectProblem } from './harness/well-answered.ts';

let server: Server;
let kiosk: Client;
beforeAll(async () => {
	server = await startServer();
	kiosk = await crewOf(server.url).kiosk();
});
afterAll(async () => {
	await server.kill();
	expect(server.said()).not.toContain('"level":"error"');
});

describe('an address', () => {
	it.each(['/api', '/api/nothing', '/api/__proto__', '/api/constructor', '/api/ticket/take', '/api/view'])(
		'%s that is none says so',
		async (path) => {
			const received = await kiosk.send(path, { method: 'POST', headers: JSON_TYPE, body: '{}' });
			expect(received.status).toBe(404);
			expectProblem(received);
		}
	);

	it.each(['/api/view/nothing', '/api/view/__proto__', '/api/view/constructor', '/api/view/ticket.take'])(
		'%s is no view',
		async (path) => {
			const received = await client(server.url).send(path);
			expect(problemIn(received).code).toBe('unknown-view');
			expectProblem(received);
		}
	);

	it.each(['/api/%E0%A4%A', '/api/%', '/api/view/%ff'])('%s that cannot be read is refused', async (path) => {
		expectProblem(await client(server.url).send(path));
	});

	it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('of a command is not asked by %s', async (method) => {
		expectProblem(await kiosk.send('/api/ticket.take', { method }));
	});

	it.each(['PUT', 'PATCH', 'DELETE'])('of a view is not asked by %s', async (method) => {
		expectProblem(await kiosk.send('/api/view/kiosk', { method }));
	});

	it.each(['/api/ticket.take', '/api/view/kiosk'])('%s tells nothing to HEAD and OPTIONS', async (path) => {
		for (const method of ['HEAD', 'OPTIONS']) {
			const { status, text } = await kiosk.send(path, { method });
			expect(status).toBeLessThan(500);
			expect(text).not.toContain('<');
		}
	});

	it.each(['constructor', '__proto__', 'toString', '[::1]', 'hall.example:8080'])(
		'at a host that calls itself %s is the one hall’s',
		async (host) => {
			const received = await client(server.url).send('/api/view/kiosk', { headers: { host } });
			expect(received.status).toBe(401);
			expectProblem(received);
		}
	);
});

describe('a header', () => {
	it.each([
		['authorization', 'Bearer'],
		['authorization', `Bearer ${'x'.repeat(4000)}`],
		['authorization', 'Basic YTpi'],
		['cookie', 'hall_session'],
		['cookie', '=;=;=__proto__=;'],
		['cookie', 'hall_session=%E0%A4%A'],
		['x-hall-as', '__proto__'],
		['x-hall-as', 'kiosk'],
		['accept-language', '\u00ff']
	])('%s: %s makes nobody of anyone', async (header, value) => {
		const received = await client(server.url).send('/api/view/kiosk', { headers: { [header]: value } });
		expect(received.status).toBe(401);
		expectProblem(received);
	});
});
