import { verifiedCommits } from '../harness/commits.ts';
import { crewOf } from '../harness/crew.ts';
import { positionOf } from '../harness/http.ts';
import { startNodes, type Nodes } from '../harness/nodes.ts';
import type { PostgresServer } from '../harness/postgres.ts';
import { fortyWindows } from '../harness/presets.ts';
import { until } from '../harness/until.ts';
import type { Random } from '$lib/server/log/random.ts';
import { Load } from './load.ts';
import { castOf, setToWork } from './people.ts';
import type { Kept } from './sound.ts';

/** A hall on two nodes, with everybody at work at both. */
export interface NodesHall {
	readonly nodes: Nodes['nodes'];
	readonly load: Load;
	look(): Promise<Kept>;
	close(): Promise<void>;
}

export async function openNodes(postgres: PostgresServer, random: Random): Promise<NodesHall> {
	const hall = await startNodes(postgres, 2, { PRESET: fortyWindows() });
	const { nodes, database } = hall;
	const urls = nodes.map(({ url }) => url);
	const load = new Load();
	/** Resolves when no node is behind another, while nobody works. */
	const even = () =>
		until('the nodes have come equally far', async () => {
			const positions = await Promise.all(urls.map(positionOf));
			return new Set(positions).size === 1 || undefined;
		});

	const cast = await castOf(crewOf(urls[0] ?? ''));
	await even();
	await setToWork(load, cast, urls, random.below);
	return {
		nodes,
		load,
		async look() {
			const { rows } = await database.asOwner('select id from hall.keys');
			return { commits: await verifiedCommits(database.url), keys: new Set(rows.map(({ id }) => String(id))) };
		},
		async close() {
			await load.end();
			await even();
			const seen = await Promise.all(urls.map(async (url) => (await crewOf(url).as('duty')).view('duty', {})));
			if (new Set(seen.map((one) => JSON.stringify(one))).size !== 1) throw new Error('the nodes show two halls');
			await hall.kill();
		}
	};
}
