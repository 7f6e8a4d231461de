import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENESIS, type Head } from '$lib/server/log/chain.ts';
import { openDatabase, type Database } from '$lib/server/log/postgres/database.ts';
import { createPostgresEngine } from '$lib/server/log/postgres/engine.ts';
import { readLines } from '$lib/server/log/postgres/commits.ts';
import { batch, DAY } from '$lib/server/log/testing.ts';
import { MUTANTS, playCutRound, startCutNode, type CutNode, type Tally } from './harness/cut-rounds.ts';
import { startPostgres, type TestDatabase } from './harness/postgres.ts';

/** More of them: `CUT_ROUNDS=3000 npx vitest run --project house tests/postgres-cuts.test.ts` */
const ROUNDS = Number(process.env['CUT_ROUNDS'] ?? 60);
const MUTANT_ROUNDS = 200;
const NOTHING: Head = { position: 0, hash: GENESIS };

let house: TestDatabase;
let look: Database;
const nodes: CutNode[] = [];

beforeAll(async () => {
	house = await (await startPostgres()).database();
	look = openDatabase(house.url);
	nodes.push(await startCutNode(house.url), await startCutNode(house.url));
});
afterAll(async () => {
	for (const node of nodes) await node.close();
	await look.close();
});

describe('with connections cut anywhere', () => {
	it(
		'what was answered is kept, once and whole, and what was refused is not',
		async () => {
			const total: Tally = { saved: 0, notSaved: 0, unknown: 0, conflicts: 0 };
			for (let seed = 1; seed <= ROUNDS; seed += 1) {
				const { saved, notSaved, unknown, conflicts } = await playCutRound(seed, nodes, look);
				total.saved += saved;
				total.notSaved += notSaved;
				total.unknown += unknown;
				total.conflicts += conflicts;
			}
			// The rounds must meet what they are made for.
			expect(total.saved).toBeGreaterThan(ROUNDS);
			expect(total.conflicts).toBeGreaterThan(ROUNDS / 10);
			expect(total.notSaved).toBeGreaterThan(0);
		},
		ROUNDS * 2_000
	);

	it.each(Array.from({ length: 24 }, (_, index) => index))(
		'an append whose connection is cut at its chunk %i is settled: there once, or not at all and said so',
		async (chunk) => {
			const [node] = nodes;
			if (!node) throw new Error('a node is needed');
			const fresh = await startCutNode(house.url);
			const hall = `cut-at-${chunk}`;
			let passed = 0;
			fresh.wire.cutWhen(() => (passed += 1) === chunk + 1);
			const listener = { on: () => () => undefined, tell: () => undefined, close: async () => undefined };
			const engine = createPostgresEngine({ database: fresh.database, hall, listener, report: () => undefined });
			const bodies = batch(NOTHING, 'a', 'b');
			const saved = await engine.append(NOTHING, bodies, DAY).then(
				() => true,
				(error: unknown) => (error instanceof Error && error.name === 'NotSaved' ? false : Promise.reject(error))
			);
			const found = (await readLines(look, hall, NOTHING)).map(({ body }) => body);
			expect(found).toEqual(saved ? bodies : []);
			await engine.close();
			await fresh.close();
		}
	);
});

describe('the rounds find out', () => {
	it.each(Object.entries(MUTANTS))(
		'when %s',
		async (_, twist) => {
			const broken = [await startCutNode(house.url, twist), await startCutNode(house.url, twist)];
			const failure = async () => {
				for (let seed = 1; seed <= MUTANT_ROUNDS; seed += 1) await playCutRound(seed, broken, look);
			};
			await expect(failure()).rejects.toThrow(/^Seed \d+: /);
			for (const node of broken) await node.close();
		},
		200_000
	);
});
