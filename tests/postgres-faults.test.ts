import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWire, type Wire } from './harness/balancer.ts';
import { newId, problemIn, resultIn } from './harness/client.ts';
import { verifiedCommits } from './harness/commits.ts';
import { crewOf } from './harness/crew.ts';
import { send } from './harness/http.ts';
import { startNodes, type Nodes } from './harness/nodes.ts';
import { identityOf, PEOPLE } from './harness/people.ts';
import { startPostgres, type PostgresServer } from './harness/postgres.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect } from './harness/sockets.ts';
import { until } from './harness/until.ts';

let postgres: PostgresServer;
beforeAll(async () => {
	postgres = await startPostgres();
});

describe('a node whose database goes away', () => {
	let wire: Wire;
	let server: Server;
	beforeAll(async () => {
		const { url } = await postgres.database();
		const address = new URL(url);
		wire = await startWire([Number(address.port)]);
		address.port = String(wire.port);
		server = await startServer({ DATABASE_URL: address.href });
	});
	afterAll(async () => {
		await server.kill();
		wire.close();
	});
	const health = async () => JSON.parse((await send(`${server.url}/healthz`)).text) as { status: string };

	it('refuses commands, shows what it knows, and goes on by itself when it is back', async () => {
		const crew = crewOf(server.url);
		const kiosk = await crew.kiosk();
		const duty = await crew.as('duty');
		const screen = await connect(server.url, duty.token);
		await screen.watch('duty');
		await kiosk.ask('ticket.take', { queue: 'sh', identity: PEOPLE.wang.identity });
		const before = await duty.view('duty', {});

		wire.cut();
		const again = { id: newId() };
		const payload = { queue: 'sh', identity: PEOPLE.li.identity };
		const refused = await kiosk.post('ticket.take', payload, again);
		expect(refused.status).toBe(503);
		expect(['not-saved', 'outcome-unknown']).toContain(problemIn(refused).code);
		await until('it says so', async () => (await health()).status === 'not-saving' || undefined);
		expect(problemIn(await kiosk.post('ticket.take', payload, again)).code).toBe('not-saved');
		expect(await duty.view('duty', {})).toEqual(before);
		expect(screen.socket.connected).toBe(true);

		wire.mend();
		await until('it is well', async () => (await health()).status === 'ok' || undefined);
		const taken = await kiosk.post('ticket.take', payload, again);
		expect(resultIn<'ticket.take'>(taken).number).toBe('M002');
		await until('the screen has it', () => screen.views.length > 0 || undefined);
		screen.close();
	});
});

describe('two nodes', () => {
	let nodes: Nodes;
	beforeAll(async () => {
		nodes = await startNodes(postgres, 2);
	});
	afterAll(() => nodes.kill());

	it('push to their screens what came about on the other', async () => {
		const [one, other] = nodes.nodes;
		const crew = crewOf(one?.url ?? '');
		const duty = await crew.as('duty');
		const kiosk = await crew.kiosk();
		const screen = await until('the other node knows the session', async () => {
			const watcher = await connect(other?.url ?? '', duty.token);
			if ((await watcher.refusalOf('duty')) === null) return watcher;
			watcher.close();
			return undefined;
		});
		const before = screen.views.length;
		await kiosk.ask('ticket.take', { queue: 'sh', identity: PEOPLE.zhang.identity });
		await until('the screen has it', () => screen.views.length > before || undefined);
		screen.close();
	});

	it('open what was sealed on the other, for whoever may see it', async () => {
		const crew = crewOf(nodes.url);
		const kiosk = await crew.kiosk();
		const taken = await Promise.all(
			[1, 2, 3, 4].map((n) => kiosk.ask('ticket.take', { queue: 'sh', identity: identityOf(900 + n) }))
		);
		const again = await kiosk.refusal('ticket.take', { queue: 'sh', identity: identityOf(901) });
		expect(new Set(taken.map(({ number }) => number)).size).toBe(4);
		expect(again.code).toBe('already-waiting');
	});

	it('refuse to show less than was seen elsewhere, once they have waited for it', async () => {
		const [one] = nodes.nodes;
		const { headers } = await send(`${one?.url}/healthz`);
		const stamp = String(headers['x-hall-seen']);
		const later = `${stamp.split('.')[0]}.999999`;
		const answer = await send(`${one?.url}/api/view/hall`, { headers: { 'x-hall-seen': later } });
		expect([answer.status, problemIn(answer).code]).toEqual([503, 'behind']);
		const now = await send(`${one?.url}/healthz`, { headers: { 'x-hall-seen': stamp } });
		expect(now.status).toBe(200);
	});
});

describe('several halls in one database', () => {
	it('are told apart by host name', async () => {
		const database = await postgres.database();
		await database.asOwner(`insert into hall.hosts values ('b.example', 'b'), ('c.example', 'c')`);
		const server = await startServer({ DATABASE_URL: database.url });
		const take = async (host: string) => {
			const admin = await send(`${server.url}/api/session.open`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', host },
				body: JSON.stringify({ id: newId(), payload: { username: 'guide', password: 'Hall-demo-2026' } })
			});
			const { token } = resultIn<'session.open'>(admin);
			const taken = await send(`${server.url}/api/ticket.take`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', host, authorization: `Bearer ${token}` },
				body: JSON.stringify({ id: newId(), payload: { queue: 'sh', identity: PEOPLE.wang.identity } })
			});
			return resultIn<'ticket.take'>(taken).number;
		};
		expect([await take('b.example'), await take('c.example'), await take('hall.example')]).toEqual([
			'M001',
			'M001',
			'M001'
		]);
		await server.stop();
		const some = await startServer({ DATABASE_URL: database.url, HALLS: 'b, hall' });
		const statusAt = async (host: string) => (await send(`${some.url}/healthz`, { headers: { host } })).status;
		expect(await Promise.all(['b.example', 'c.example', 'hall.example'].map(statusAt))).toEqual([200, 421, 200]);
		await some.stop();
		for (const hall of ['b', 'c', 'hall'])
			expect((await verifiedCommits(database.url, hall)).at(-1)?.command.name).toBe('ticket.take');
	});
});
