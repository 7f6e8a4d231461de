import { startWire } from './balancer.ts';
import type { PostgresServer, TestDatabase } from './postgres.ts';
import { startServer, type Env, type Server } from './server.ts';

/** One hall on several nodes, behind an address that sends each connection to another of them. */
export interface Nodes {
	readonly url: string;
	readonly nodes: readonly Server[];
	readonly database: TestDatabase;
	/** kill -9 of one node, which comes back. */
	restart(): Promise<void>;
	kill(): Promise<void>;
}

export async function startNodes(postgres: PostgresServer, count: number, env: Env = {}): Promise<Nodes> {
	const database = await postgres.database();
	const start = () => startServer({ DATABASE_URL: database.url, ...env });
	// The first makes the demo hall; the others find it there.
	const nodes = [await start()];
	nodes.push(...(await Promise.all(Array.from({ length: count - 1 }, start))));
	const wire = await startWire(nodes.map(({ port }) => port));
	return {
		url: `http://127.0.0.1:${wire.port}`,
		nodes,
		database,
		restart: async () => nodes[0]?.restart(),
		async kill() {
			wire.close();
			await Promise.all(nodes.map((node) => node.kill()));
		}
	};
}
