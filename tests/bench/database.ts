import { DEMO_PASSWORD } from '../harness/client.ts';
import { startPostgres, type TestDatabase } from '../harness/postgres.ts';
import { startServer, type Server } from '../harness/server.ts';
import { askAt } from './asking.ts';
import { ID, putLoad } from './load.ts';
import { inserter, type Row as Commit } from './pgbench.ts';
import type { Row } from './table.ts';

const ROUNDS = Number(process.env["ROUNDS"] ?? 5);
const SECONDS = 4;
const CONNECTIONS = 64;
const HALLS = Array.from({ length: 8 }, (_, n) => `hall-${n + 1}`);
const hostOf = (hall: string): string => `${hall}.example`;

interface Loaded {
	readonly server: Server;
	/** one for each hall that the node serves */
	readonly heads: readonly string[];
}

/** A kiosk of the hall that a host name stands for, as a request's head says who asks. */
async function headOf({ port }: Server, host: string): Promise<string> {
	const asking = askAt(port, host);
	const ask = async (token: string | null, name: string, payload: object) =>
		(await asking.post(`/api/${name}`, token, { id: `bench-${name.replace('.', '-')}`, payload })) as { result: { token: string } };
	const admin = await ask(null, 'session.open', { username: 'admin', password: DEMO_PASSWORD });
	const kiosk = await ask(admin.result.token, 'device.enrol', { kind: 'kiosk', name: 'bench' });
	asking.close();
	return [
		'POST /api/ticket.take HTTP/1.1',
		`host: ${host}`,
		'content-type: application/json',
		`authorization: Bearer ${kiosk.result.token}`
	].join('\r\n');
}

async function loaded(server: Server, hosts: readonly string[]): Promise<Loaded> {
	return { server, heads: await Promise.all(hosts.map((host) => headOf(server, host))) };
}

/** Numbers taken at these nodes, as many as come back; answers a second over all. */
async function commandsAt(nodes: readonly Loaded[], seconds: number): Promise<number> {
	const measured = await Promise.all(
		nodes.map(({ server, heads }) =>
			putLoad({
				port: server.port,
				head: heads,
				body: JSON.stringify({ id: ID, payload: { queue: 'lz' } }),
				connections: CONNECTIONS / nodes.length,
				seconds,
				rate: null
			})
		)
	);
	const refused = measured.reduce((sum, one) => sum + one.refused, 0);
	if (refused > 0) throw new Error(`${refused} commands were refused`);
	return measured.reduce((sum, one) => sum + one.throughput, 0);
}

/** A commit of middling size among those that the load has made. */
async function typical({ asOwner }: TestDatabase): Promise<Commit> {
	const { rows } = await asOwner(
		`select hash, body from hall.commits where position > 10 order by length(body) limit 1
		offset (select count(*) / 2 from hall.commits where position > 10)`
	);
	const [row] = rows as Commit[];
	if (!row) throw new Error('nothing was committed');
	return row;
}

/**
 * 6: numbers taken over HTTP from nodes in processes of their own and kept in PostgreSQL, beside what the same server does
 * when pgbench inserts rows of the same bytes into the same table from as many connections: one row a transaction, each
 * as durable as ours. The hall keeps what was asked meanwhile in one statement; pgbench asks, decides and serves nothing.
 */
export async function database(): Promise<Row[]> {
	const postgres = await startPostgres();
	const bare = inserter();
	const beside = await postgres.database();

	const pairs = async (nodes: readonly Loaded[], halls: number, of: TestDatabase) => {
		await commandsAt(nodes, 2);
		const row = await typical(of);
		const inserting = { clients: CONNECTIONS, halls, seconds: SECONDS, row };
		const found: { ours: number; bare: number }[] = [];
		for (let round = 0; round < ROUNDS; round += 1)
			found.push({ bare: await bare.insert(beside, inserting), ours: await commandsAt(nodes, SECONDS) });
		for (const { server } of nodes) await server.stop();
		return found;
	};

	const alone = await postgres.database();
	const one = await loaded(await startServer({ DATABASE_URL: alone.url }), ['127.0.0.1']);
	const single = await pairs([one], 1, alone);

	const shared = await postgres.database();
	await shared.asOwner('insert into hall.hosts select hall || $2, hall from unnest($1::text[]) as hall', [
		HALLS,
		'.example'
	]);
	const nodes: Loaded[] = [];
	for (const halls of [HALLS.slice(0, 4), HALLS.slice(4)]) {
		const server = await startServer({ DATABASE_URL: shared.url, HALLS: halls.join(',') });
		nodes.push(await loaded(server, halls.map(hostOf)));
	}
	const eight = await pairs(nodes, HALLS.length, shared);

	const row = (what: string, found: typeof single): Row => ({
		what,
		ours: `${found.map(({ ours }) => ours.toFixed(0)).join(' ')} /s`,
		bare: `${found.map((pair) => pair.bare.toFixed(0)).join(' ')} /s (${bare.name})`,
		ratios: found.map((pair) => pair.ours / pair.bare),
		target: { atLeast: 0.5 }
	});
	return [
		row(`6 PostgreSQL: one hall on one node, over HTTP, ${CONNECTIONS} connections`, single),
		row('6 the same: eight halls, four on each of two nodes', eight)
	];
}
