import type { PostgresServer } from '../harness/postgres.ts';
import { openNodes } from './nodes-hall.ts';
import { pause } from './pause.ts';
import type { Kind } from './subject.ts';

const KILLS = 10;
const SOME = 20;
/** Now and then the database is away for longer than a node tries to find out what became of a batch. */
const LONG = 3_500;

/** One node: the other goes on, whoever lost an answer asks it there, and the killed one comes back. */
export const ofNode = (server: () => Promise<PostgresServer>): Kind => ({
	name: 'a node of two',
	share: 20,
	async open(random) {
		const hall = await openNodes(await server(), random);
		const { nodes, load } = hall;
		let kills = 0;
		let killed = nodes[0];
		return {
			...hall,
			async strike() {
				kills += 1;
				await pause(random.below(400));
				killed = nodes[random.below(nodes.length)];
				await killed?.kill();
				return { traces: [(await load.goesOn(SOME)) === 'went on' ? 'the other went on' : 'all were at this one'] };
			},
			after: async () => killed?.restart(),
			isSpent: () => kills === KILLS
		};
	}
});

/** The database server, with all its processes; it starts again on the same folder. */
export const ofDatabase = (server: () => Promise<PostgresServer>): Kind => ({
	name: 'the PostgreSQL server',
	share: 20,
	async open(random) {
		const postgres = await server();
		const hall = await openNodes(postgres, random);
		const { load } = hall;
		let kills = 0;
		return {
			...hall,
			async strike() {
				kills += 1;
				await pause(random.below(400));
				const underWay = load.underWay();
				await postgres.kill();
				await pause(random.chance(0.25) ? LONG : random.below(400));
				await postgres.start();
				await load.still();
				const isSettled = underWay.some(({ answer, unknown }) => answer && !unknown);
				return { inside: underWay.length > 0, traces: isSettled ? ['settled by a node'] : [] };
			},
			isSpent: () => kills === KILLS
		};
	}
});
