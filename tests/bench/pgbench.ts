import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { newFolder } from '../harness/folder.ts';
import type { TestDatabase } from '../harness/postgres.ts';

/** A row as the hall writes it. */
export interface Row {
	readonly hash: Buffer;
	readonly body: Buffer;
}

export interface Inserting {
	readonly clients: number;
	/** among which the rows are spread */
	readonly halls: number;
	readonly seconds: number;
	readonly row: Row;
}

/** What PostgreSQL itself does with such rows: each in a statement and a transaction of its own, from so many connections. */
export interface Inserter {
	readonly name: string;
	/** rows a second */
	insert(database: TestDatabase, inserting: Inserting): Promise<number>;
}

const version = (): string | undefined => {
	try {
		return /[\d.]+/.exec(execFileSync('pgbench', ['--version'], { encoding: 'utf8' }))?.[0];
	} catch {
		return undefined;
	}
};

/** Where the next row goes: one behind the other, as in a log. */
const POSITIONS = 'hall.bench_positions';
const INSERT = (hall: string, hash: string, body: string) =>
	`insert into hall.commits (hall, position, hash, body) values (${hall}, nextval('${POSITIONS}'), ${hash}, ${body})`;

async function makePositions({ asOwner }: TestDatabase): Promise<void> {
	await asOwner(`create sequence if not exists ${POSITIONS}`);
	await asOwner(`grant usage on sequence ${POSITIONS} to public`);
}

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

const pgbench = (found: string): Inserter => ({
	name: `pgbench ${found}`,
	async insert(database, { clients, halls, seconds, row }) {
		await makePositions(database);
		const script = join(newFolder(), 'insert.sql');
		const hall = `\\set n :client_id % ${halls}\n`;
		writeFileSync(script, `${hall}${INSERT("'hall' || :n::text", ':hash', ':body')};\n`);
		const said = await new Promise<string>((resolve, reject) =>
			execFile(
				'pgbench',
				[
					...['--no-vacuum', '--protocol=prepared', '--jobs=2', `--client=${clients}`, `--time=${seconds}`],
					...[`--file=${script}`, '-D', `hash=${hex(row.hash)}`, '-D', `body=${hex(row.body)}`, database.url]
				],
				(error, stdout, stderr) => (error ? reject(new Error(stderr, { cause: error })) : resolve(stdout))
			)
		);
		const rate = /tps = ([\d.]+)/.exec(said)?.[1];
		if (rate === undefined) throw new Error(`pgbench said: ${said}`);
		return Number(rate);
	}
});

/** Where there is no pgbench: the driver that the hall itself uses, with nothing around it. */
const driver: Inserter = {
	name: 'pg, one insert a row',
	async insert(database, { clients, halls, seconds, row }) {
		await makePositions(database);
		const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: database.url }));
		await Promise.all(connections.map((connection) => connection.connect()));
		const begun = performance.now();
		const until = begun + seconds * 1000;
		let rows = 0;
		await Promise.all(
			connections.map(async (connection, n) => {
				while (performance.now() < until) {
					await connection.query({
						name: 'insert',
						text: INSERT('$1', '$2', '$3'),
						values: [`hall${n % halls}`, row.hash, row.body]
					});
					rows += 1;
				}
			})
		);
		const took = (performance.now() - begun) / 1000;
		await Promise.all(connections.map((connection) => connection.end()));
		return rows / took;
	}
};

/** pgbench where one is installed; else the bare driver, which says so by its name. */
export function inserter(): Inserter {
	const found = version();
	return found === undefined ? driver : pgbench(found);
}
