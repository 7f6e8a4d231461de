import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketNumber } from '$lib/hall/ticketing/rules.ts';
import type { CommitBody } from '$lib/server/state.ts';
import { startWire, type Wire } from './harness/balancer.ts';
import { race, type Job, type Orders, type Reply } from './harness/callers.ts';
import { newId, problemIn, resultIn } from './harness/client.ts';
import { verifiedCommits } from './harness/commits.ts';
import { crewOf } from './harness/crew.ts';
import { send } from './harness/http.ts';
import { startNodes, type Nodes } from './harness/nodes.ts';
import { identityOf, PEOPLE } from './harness/people.ts';
import { startPostgres, type PostgresServer } from './harness/postgres.ts';
import { FORTY, fortyWindows } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect } from './harness/sockets.ts';
import { openWindow } from './harness/thread.ts';
import { until } from './harness/until.ts';

let postgres: PostgresServer;
beforeAll(async () => {
	postgres = await startPostgres();
});

describe('a hall on two nodes, one of which is killed, and its database too', () => {
	const CLERKS = 8;
	const ROUNDS = 4;
	const KIOSKS = 8;
	const TAKES = 10;
	const KILLS = [30, 70, 110];

	const job = (name: string, payload: Job['payload']): Job => ({ name, id: newId(), payload });
	let nodes: Nodes;
	let replies: readonly Reply[];
	let commits: CommitBody[];

	beforeAll(async () => {
		nodes = await startNodes(postgres, 2, { PRESET: fortyWindows() });
		const crew = crewOf(nodes.url);
		const kiosk = await crew.kiosk();
		let people = 0;
		const take = () => job('ticket.take', { queue: 'bdc', identity: identityOf(people++) });
		for (let n = 0; n < CLERKS * ROUNDS; n += 1) await kiosk.post('ticket.take', take().payload);
		const crowd: Orders[] = [];
		for (const window of FORTY.slice(0, CLERKS)) {
			const { token } = await openWindow(crew, { clerk: `clerk-${window}`, window });
			const round = () => [
				job('ticket.call', { window }),
				job('ticket.start', { ticket: '<called>' }),
				job('ticket.finish', { ticket: '<called>' })
			];
			crowd.push({ url: nodes.url, token: token ?? '', jobs: Array.from({ length: ROUNDS }, round).flat() });
		}
		for (let n = 0; n < KIOSKS; n += 1) {
			const { token } = await crew.enrol('kiosk');
			crowd.push({ url: nodes.url, token: token ?? '', jobs: Array.from({ length: TAKES }, take) });
		}
		let killed = 0;
		let mending = Promise.resolve();
		const restart = [() => nodes.restart(), () => postgres.kill().then(() => postgres.start()), () => nodes.restart()];
		replies = await race(crowd, ({ length }) => {
			if (length < (KILLS[killed] ?? Infinity)) return;
			const next = restart[killed];
			killed += 1;
			if (next) mending = mending.then(next);
		});
		await mending;
		expect(killed).toBe(KILLS.length);
		commits = await verifiedCommits(nodes.database.url);
	}, 180_000);
	afterAll(() => nodes.kill());

	it('has answered every client in the end, and none with an error', () => {
		expect(replies.filter(({ status }) => status !== 200)).toEqual([]);
		expect(replies).toHaveLength(CLERKS * ROUNDS * 3 + KIOSKS * TAKES);
	});

	it('holds every command that it answered exactly once, as it was answered', () => {
		const made = new Map<string, number[]>();
		for (const { command, position } of commits) made.set(command.id, [...(made.get(command.id) ?? []), position]);
		for (const { job: asked, text } of replies)
			expect(made.get(asked.id)).toEqual([(JSON.parse(text) as { position: number }).position]);
	});

	it('gave numbers without a gap and called each once', () => {
		const taken = commits.flatMap(({ events }) =>
			events.flatMap((event) => (event.type === 'ticket.taken' ? [String(Reflect.get(event, 'number'))] : []))
		);
		expect(taken).toEqual(Array.from({ length: CLERKS * ROUNDS + KIOSKS * TAKES }, (_, n) => ticketNumber('B', n + 1)));
		const calls = replies.filter((reply) => reply.job.name === 'ticket.call');
		expect(new Set(calls.map((reply) => resultIn<'ticket.call'>(reply).number)).size).toBe(CLERKS * ROUNDS);
	});
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
		await server.kill();
		for (const hall of ['b', 'c', 'hall'])
			expect((await verifiedCommits(database.url, hall)).at(-1)?.command.name).toBe('ticket.take');
	});
});
