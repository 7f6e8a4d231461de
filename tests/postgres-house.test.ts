import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '$lib/server/log/postgres/migrate.ts';
import { MIGRATIONS } from '$lib/server/log/postgres/schema.ts';
import { client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { verifiedCommits } from './harness/commits.ts';
import { contentsOf, filesIn, newFolder, ROOT } from './harness/folder.ts';
import { positionOf, send } from './harness/http.ts';
import { verified } from './harness/journal.ts';
import { PEOPLE } from './harness/people.ts';
import { startPostgres, type PostgresServer, type TestDatabase } from './harness/postgres.ts';
import { startInVain, startServer } from './harness/server.ts';

let postgres: PostgresServer;
beforeAll(async () => {
	postgres = await startPostgres(15);
});

/** One of our tools in a process of its own, as `npm run` starts it. */
function run(tool: string, env: Readonly<Record<string, string>>, ...words: string[]) {
	const file = join(ROOT, `build/tools/${tool}.js`);
	const options = { env: { PATH: process.env['PATH'] ?? '', ...env }, encoding: 'utf8' as const, cwd: newFolder() };
	const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], options);
	return { status, said: stdout + stderr };
}

/** All that a database says of its tables and of what is in them. */
async function contents({ asOwner }: TestDatabase): Promise<unknown[]> {
	const tables = ['migrations', 'house', 'hosts', 'commits', 'keys', 'secrets'];
	const results = await Promise.all(tables.map((table) => asOwner(`select count(*) from hall.${table}`)));
	return results.map(({ rows }) => rows);
}

describe('migrating', () => {
	it('does nothing the second time', async () => {
		const database = await postgres.database({ migrated: false });
		const env = { DATABASE_URL: database.url, DATABASE_ADMIN_URL: database.adminUrl };
		expect(run('migrate', env)).toMatchObject({
			status: 0,
			said: expect.stringContaining(`steps taken: ${MIGRATIONS.length}`)
		});
		const before = await contents(database);
		expect(run('migrate', env)).toMatchObject({ status: 0, said: expect.stringContaining('already') });
		expect(await contents(database)).toEqual(before);
	});

	it('may be done by several at once', async () => {
		const { adminUrl, url, asOwner } = await postgres.database({ migrated: false });
		const steps = await Promise.all(Array.from({ length: 5 }, () => migrate(adminUrl, url)));
		expect(steps.reduce((sum, { steps: taken }) => sum + taken, 0)).toBe(MIGRATIONS.length);
		expect((await asOwner('select count(*)::int from hall.migrations')).rows).toEqual([{ count: MIGRATIONS.length }]);
	});
});

describe('what was committed', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await postgres.database();
		const server = await startServer({ DATABASE_URL: database.url });
		await (await crewOf(server.url).kiosk()).ask('ticket.take', { queue: 'sh', identity: PEOPLE.wang.identity });
		await server.stop();
	});
	const asRunner = async (text: string) => {
		const client = new pg.Client({ connectionString: database.url });
		await client.connect();
		try {
			return await client.query(text);
		} finally {
			await client.end();
		}
	};
	const CHANGES = [
		`update hall.commits set body = 'x' where position = 2`,
		'delete from hall.commits where position = 2',
		'truncate hall.commits'
	];

	it.each(CHANGES)('is not changed by the role that the program runs as: %s', async (text) => {
		await expect(asRunner(text)).rejects.toMatchObject({ code: '42501' });
	});

	it.each(CHANGES)('nor by the owner: %s', async (text) => {
		await expect(database.asOwner(text)).rejects.toThrow('never changed');
	});

	it('is sound, and found not to be once somebody goes past the trigger', async () => {
		const sound = run('verify', { DATABASE_URL: database.url });
		expect(sound).toMatchObject({
			status: 0,
			said: expect.stringMatching(/^hall: \d+ commits, \d+ bytes, sound; head/)
		});
		const { rows } = await database.asOwner('select body from hall.commits where position = 3');
		const past = async (text: string, values: unknown[] = []) => {
			await database.asOwner('alter table hall.commits disable trigger all');
			await database.asOwner(text, values);
		};
		const flipped = Buffer.from(rows[0].body as Buffer);
		flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20);
		await past('update hall.commits set body = $1 where position = 3', [flipped]);
		expect(run('verify', { DATABASE_URL: database.url })).toMatchObject({
			status: 1,
			said: expect.stringContaining('Hall hall, commit 3: its hash does not chain')
		});
		await past('update hall.commits set body = $1 where position = 3', [rows[0].body]);
		await past('delete from hall.commits where position = 5');
		expect(run('verify', { DATABASE_URL: database.url })).toMatchObject({
			status: 1,
			said: expect.stringContaining('commit 5: it is missing')
		});
		const { code, said } = await startInVain({ DATABASE_URL: database.url });
		expect([code, said]).toEqual([1, expect.stringContaining('commit 5: it is missing')]);
	});
});

describe('a house does not open, says why in one sentence, and touches nothing', () => {
	const refused = async (env: Readonly<Record<string, string>>, sentence: string | RegExp) => {
		const { code, said } = await startInVain(env);
		expect(code).toBe(1);
		expect(said).toMatch(sentence);
		expect(said).not.toMatch(/\n\s+at /);
		expect(said).not.toContain('owner@');
	};

	it.each(['nonsense', 'mysql://user@host/name', 'postgres://127.0.0.1', '/var/run/postgres'])(
		'for DATABASE_URL %s',
		(url) => refused({ DATABASE_URL: url }, 'DATABASE_URL is not the address of a database. Write it like')
	);

	it('where nobody listens', () =>
		refused({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }, /127.0.0.1:1\/c cannot be reached \(ECONNREFUSED\)/));

	it('for a wrong password, and a database that is not there', async () => {
		const { url } = await postgres.database();
		const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
		await refused({ DATABASE_URL: wrong }, 'does not let this role in');
		await refused({ DATABASE_URL: url.replace(/[^/]+$/, 'nowhere') }, 'is not there');
	});

	it('without tables, or with those of a newer release', async () => {
		const bare = await postgres.database({ migrated: false });
		await bare.asOwner(`grant connect on database ${new URL(bare.url).pathname.slice(1)} to public`);
		await refused({ DATABASE_URL: bare.url }, 'npm run migrate');
		const newer = await postgres.database();
		await newer.asOwner('insert into hall.migrations (step) values (99)');
		const before = await contents(newer);
		await refused({ DATABASE_URL: newer.url }, 'newer release');
		await refused({ DATABASE_URL: newer.url, DATABASE_ADMIN_URL: newer.adminUrl }, 'newer release');
		expect(await contents(newer)).toEqual(before);
	});

	it('with a demo where a real hall is, and the other way round', async () => {
		const { url } = await postgres.database();
		const server = await startServer({ DATABASE_URL: url });
		await server.stop();
		await refused({ DATABASE_URL: url, DEMO: '0' }, 'holds a demo hall');
	});

	it('in a folder that holds a journal of its own, and without a database in a node’s', async () => {
		const { url } = await postgres.database();
		const alone = await startServer();
		await alone.stop();
		const before = contentsOf(alone.folder);
		await refused({ DATABASE_URL: url, DATA_DIR: alone.folder }, 'npm run import');
		expect(contentsOf(alone.folder)).toEqual(before);
		const node = await startServer({ DATABASE_URL: url });
		await node.stop();
		await refused({ DATA_DIR: node.folder }, 'belongs to a node');
	});
});

describe('a real hall that is new', () => {
	it('is set up with the same code on whichever node', async () => {
		const { url } = await postgres.database();
		const nodes = await Promise.all([1, 2].map(() => startServer({ DATABASE_URL: url, DEMO: '0' })));
		const codes = nodes.map((node) => /one-time code is (\S+)/.exec(node.said())?.[1]);
		expect(codes[0]).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
		expect(codes[1]).toBe(codes[0]);
		await Promise.all(nodes.map((node) => node.stop()));
	});
});

describe('the checkpoint of a node', () => {
	it('is made by the worker from the database, and the node starts from it', async () => {
		const database = await postgres.database();
		const server = await startServer({ DATABASE_URL: database.url });
		const { position } = JSON.parse((await send(`${server.url}/healthz`)).text) as { position: number };
		await server.stop();
		const { rows } = await database.asOwner('select id from hall.house');
		const shared = { url: database.url, hall: 'hall', house: String(rows[0].id) };
		const folder = join(server.folder, 'hall');
		const worker = new Worker(join(ROOT, 'build/tools/checkpoint-worker.js'), {
			workerData: { folder, shared, upTo: position - 3 }
		});
		expect(await new Promise((resolve) => worker.once('exit', resolve))).toBe(0);
		const made = filesIn(join(folder, 'checkpoint'));
		expect(made).toHaveLength(1);
		expect(readFileSync(made[0] ?? '', 'utf8')).toContain(`"position":${position - 3},`);
		await server.restart();
		expect(await positionOf(server.url)).toBe(position);
		expect(server.said()).not.toContain('could not be used');
		await server.stop();
	});
});

describe('importing a journal', () => {
	it('brings the same chain, the same keys and the same hall, and refuses what is not its own beginning', async () => {
		const alone = await startServer();
		const kiosk = await crewOf(alone.url).kiosk();
		const payload = { queue: 'sh', identity: PEOPLE.wang.identity };
		const again = { id: 'the-same-command' };
		const first = await kiosk.post('ticket.take', payload, again);
		await alone.stop();
		const { head, lines } = await verified(alone.folder);
		const before = contentsOf(alone.folder);

		const { url } = await postgres.database();
		const moved = run('import', { DATABASE_URL: url }, alone.folder);
		expect(moved).toMatchObject({ status: 0, said: expect.stringContaining(`head ${head.position} ${head.hash}`) });
		expect(run('import', { DATABASE_URL: url }, alone.folder).status).toBe(0);
		expect(contentsOf(alone.folder)).toEqual(before);
		expect(await verifiedCommits(url)).toHaveLength(lines);

		const node = await startServer({ DATABASE_URL: url });
		// The kiosk's token, and the answer to its command, are what they were.
		const there = client(node.url, kiosk.token);
		const second = await there.post('ticket.take', payload, again);
		expect(second.text).toBe(first.text);
		await there.ask('ticket.take', { queue: 'sh', identity: PEOPLE.li.identity });
		await node.stop();
		expect(run('import', { DATABASE_URL: url }, alone.folder)).toMatchObject({
			status: 1,
			said: expect.stringContaining('Nothing was changed')
		});
	});

	it('says how it is called', () => {
		expect(run('import', {})).toMatchObject({ status: 1, said: expect.stringContaining('npm run import') });
	});
});
