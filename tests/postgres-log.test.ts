import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GENESIS, type Head } from '$lib/server/log/chain.ts';
import { describeEngine } from '$lib/server/log/contract.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import type { Opened } from '$lib/server/log/engine.ts';
import { Conflict } from '$lib/server/log/errors.ts';
import { openDatabase } from '$lib/server/log/postgres/database.ts';
import { createListener } from '$lib/server/log/postgres/listen.ts';
import { openPostgresEngine } from '$lib/server/log/postgres/open.ts';
import { album, batch, DAY, type Album } from '$lib/server/log/testing.ts';
import { newFolder } from './harness/folder.ts';
import { startPostgres, type TestDatabase } from './harness/postgres.ts';
import { until } from './harness/until.ts';

/** What was opened and is to be let go when a test is over. */
let opened: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of opened.reverse()) await close();
	opened = [];
});

/** One node with a folder of its own. */
async function openNode({ url }: TestDatabase, folder = newFolder(), hall = 'hall'): Promise<Opened<Album>> {
	const database = openDatabase(url);
	const listener = createListener(database);
	opened.push(async () => {
		await listener.close();
		await database.close();
	});
	const checkpoints = (_: number, here: (upTo: number) => Promise<void>) => {
		let making: Promise<void> | undefined;
		return { reached: (position: number) => void (making = here(position)), idle: async () => making };
	};
	const parts = { database, listener, hall, disk: realDisk, folder, keeper: album, dayOf: () => DAY };
	return openPostgresEngine({ ...parts, checkpoints, report: () => undefined });
}

const NOTHING: Head = { position: 0, hash: GENESIS };

describe.each([15, 18] as const)('PostgreSQL %i', (version) => {
	let fresh: () => Promise<TestDatabase>;
	beforeAll(async () => {
		const server = await startPostgres(version);
		fresh = () => server.database();
	});

	describeEngine('PostgreSQL', async () => {
		const database = await fresh();
		const folder = newFolder();
		return () => openNode(database, folder);
	});

	describe('two nodes', () => {
		it('see what the other has appended, soon', async () => {
			const database = await fresh();
			const [one, two] = [await openNode(database), await openNode(database)];
			const seen: string[] = [];
			let head = NOTHING;
			two.engine.follow(
				() => head,
				async (lines) => {
					seen.push(...lines.map(({ body }) => body));
					head = lines.at(-1) ?? head;
				}
			);
			const bodies = batch(NOTHING, 'a', 'b');
			await one.engine.append(NOTHING, bodies, DAY);
			await until('the other node has seen it', () => seen.length === 2 || undefined);
			expect(seen).toEqual(bodies);
			await two.engine.close();
		});

		it('cannot both append behind the same line: who is second is told so, and reads on', async () => {
			const database = await fresh();
			const nodes = await Promise.all([1, 2, 3].map(() => openNode(database)));
			const results = await Promise.allSettled(
				nodes.map(({ engine }, index) => engine.append(NOTHING, batch(NOTHING, `of ${index}`, 'more'), DAY))
			);
			const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
			expect(lost).toHaveLength(2);
			for (const error of lost) expect(error).toBeInstanceOf(Conflict);
			expect(await nodes[0]?.engine.read(NOTHING)).toHaveLength(2);
		});

		it('have halls side by side that know nothing of each other', async () => {
			const database = await fresh();
			const [a, b] = [await openNode(database, newFolder(), 'a'), await openNode(database, newFolder(), 'b')];
			await a.engine.append(NOTHING, batch(NOTHING, 'in a'), DAY);
			await b.engine.append(NOTHING, batch(NOTHING, 'in b', 'in b'), DAY);
			expect([await a.engine.read(NOTHING), await b.engine.read(NOTHING)].map(({ length }) => length)).toEqual([1, 2]);
		});
	});
});
