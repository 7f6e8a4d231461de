import { performance } from 'node:perf_hooks';
import { createClock } from '$lib/server/clock.ts';
import { createDoor, type Door } from '$lib/server/door.ts';
import { cast, prove } from '$lib/server/door.testing.ts';
import { systemEntropy } from '$lib/server/entropy.ts';
import { instantOf } from '$lib/hall/calendar/day.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { openDatabase, type Database } from '$lib/server/log/postgres/database.ts';
import { createListener, type Listener } from '$lib/server/log/postgres/listen.ts';
import { openPostgresEngine } from '$lib/server/log/postgres/open.ts';
import { openTableKeys } from '$lib/server/seal/table-keys.ts';
import { createVault } from '$lib/server/seal/vault.ts';
import { stateKeeper } from '$lib/server/state.ts';
import { newFolder } from '../harness/folder.ts';
import { startPostgres, type TestDatabase } from '../harness/postgres.ts';
import { inserter, type Row as Commit } from './pgbench.ts';
import type { Row } from './table.ts';

const ROUNDS = 5;
const SECONDS = 4;
/** commands under way at once, over all halls; and as many connections of pgbench */
const AT_ONCE = 64;
const HALLS = Array.from({ length: 8 }, (_, n) => `hall-${n + 1}`);

const MORNING = instantOf('2026-11-20', '09:40');

/** A node as a process has it: its connections, and the doors of the halls that it serves. */
interface Node {
	readonly database: Database;
	readonly listener: Listener;
	readonly halls: readonly Hall[];
}
interface Hall {
	readonly door: Door;
	take(id: string): Promise<unknown>;
	close(): Promise<void>;
}

async function openHall(database: Database, listener: Listener, hall: string): Promise<Hall> {
	const clock = createClock(() => MORNING);
	const report = (what: string, error?: unknown) => {
		throw new Error(what, { cause: error });
	};
	const keys = await openTableKeys(database, hall, systemEntropy);
	const { state, engine } = await openPostgresEngine({
		database,
		listener,
		hall,
		disk: realDisk,
		folder: newFolder(),
		keeper: stateKeeper,
		dayOf: () => '2026-11-20',
		prepare: (lines) => keys.learn(lines.map(({ body }) => body)),
		report
	});
	const vault = createVault(keys, systemEntropy);
	const parts = { state, log: engine, clock, vault, entropy: systemEntropy, prove, moved: () => undefined, report };
	const door = createDoor(parts);
	const { kiosk } = await cast(door);
	engine.follow(door.head, door.take);
	return {
		door,
		take: (id) => door.execute(kiosk, 'ticket.take', { id, payload: { queue: 'lz' } }),
		async close() {
			await door.close();
			await engine.close();
		}
	};
}

async function openNode(url: string, names: readonly string[]): Promise<Node> {
	const database = openDatabase(url);
	const listener = createListener(database);
	const halls: Hall[] = [];
	for (const name of names) halls.push(await openHall(database, listener, name));
	return { database, listener, halls };
}

async function closeNode({ database, listener, halls }: Node): Promise<void> {
	for (const hall of halls) await hall.close();
	await listener.close();
	await database.close();
}

let ids = 0;
/** Numbers are taken for some seconds, at all halls alike; answers a second over all. */
async function commandsAt(nodes: readonly Node[], seconds: number): Promise<number> {
	const halls = nodes.flatMap((node) => node.halls);
	const begun = performance.now();
	const until = begun + seconds * 1000;
	let answered = 0;
	const clerk = async (n: number) => {
		while (performance.now() < until) {
			ids += 1;
			await halls[n % halls.length]?.take(`bench-${ids}`);
			answered += 1;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => clerk(n)));
	return answered / ((performance.now() - begun) / 1000);
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
 * 6: numbers taken through the door and kept in PostgreSQL, beside what the same server does when pgbench inserts rows of
 * the same bytes into the same table from as many connections: one row a transaction, each as durable as ours. The door
 * decides, seals and chains, and keeps what was asked meanwhile in one statement. Its nodes run in this process: over HTTP
 * a node answers fewer requests, even empty ones, than pgbench inserts rows.
 */
export async function database(): Promise<Row[]> {
	const postgres = await startPostgres();
	const bare = inserter();
	const beside = await postgres.database();

	const pairs = async (shares: readonly (readonly string[])[]) => {
		const ours = await postgres.database();
		const nodes: Node[] = [];
		for (const names of shares) nodes.push(await openNode(ours.url, names));
		await commandsAt(nodes, 2);
		const row = await typical(ours);
		const inserting = { clients: AT_ONCE, halls: shares.flat().length, seconds: SECONDS, row };
		const found: { ours: number; bare: number }[] = [];
		for (let round = 0; round < ROUNDS; round += 1)
			found.push({ bare: await bare.insert(beside, inserting), ours: await commandsAt(nodes, SECONDS) });
		for (const node of nodes) await closeNode(node);
		return found;
	};
	const one = await pairs([['hall']]);
	const eight = await pairs([HALLS.slice(0, 4), HALLS.slice(4)]);

	const row = (what: string, found: typeof one): Row => ({
		what,
		ours: `${found.map((pair) => pair.ours.toFixed(0)).join(' ')} /s`,
		bare: `${found.map((pair) => pair.bare.toFixed(0)).join(' ')} /s (${bare.name})`,
		ratios: found.map((pair) => pair.ours / pair.bare),
		target: { atLeast: 0.5 }
	});
	return [
		row(`6 PostgreSQL: one hall through the door, ${AT_ONCE} at once`, one),
		row('6 the same: eight halls, four on each of two nodes', eight)
	];
}
