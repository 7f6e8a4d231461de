import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifiedCommits } from './harness/commits.ts';
import { startNodes, type Nodes } from './harness/nodes.ts';
import { startPostgres, type PostgresServer } from './harness/postgres.ts';
import { fortyWindows } from './harness/presets.ts';
import { describeRaces } from './harness/races.ts';
import { describeRacesForOneThing } from './harness/races-one-thing.ts';

let postgres: PostgresServer;
const halls: Nodes[] = [];
beforeAll(async () => {
	postgres = await startPostgres();
});

/** The races of one machine over three nodes on one PostgreSQL: each request may come to another node than the one before. */
async function start(): Promise<Nodes> {
	const nodes = await startNodes(postgres, 3, { PRESET: fortyWindows() });
	halls.push(nodes);
	return nodes;
}

describe('over three nodes', () => {
	describeRaces(start);
});
describe('over three nodes', () => {
	describeRacesForOneThing(start);
});

describe('after the races over three nodes', () => {
	afterAll(() => Promise.all(halls.map((hall) => hall.kill())));

	it('every command was done once, and the chain is sound', async () => {
		for (const { database } of halls) {
			const commits = await verifiedCommits(database.url);
			const keys = commits.map(({ actor, command }) => `${actor} ${command.id}`);
			expect(keys.length).toBeGreaterThan(50);
			expect(new Set(keys).size).toBe(keys.length);
		}
	});
});
