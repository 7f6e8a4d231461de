import { GENESIS, type Head } from '$lib/server/log/chain.ts';
import type { Engine } from '$lib/server/log/engine.ts';
import { Conflict, NotSaved, OutcomeUnknown } from '$lib/server/log/errors.ts';
import { allLines } from '$lib/server/log/postgres/commits.ts';
import { openDatabase, Unanswered, Unreached, type Database } from '$lib/server/log/postgres/database.ts';
import { createPostgresEngine } from '$lib/server/log/postgres/engine.ts';
import { seeded, type Random } from '$lib/server/log/random.ts';
import { batch, DAY } from '$lib/server/log/testing.ts';
import { startWire, type Wire } from './balancer.ts';

/** Nothing hears of news here: every node looks for itself. */
const DEAF = { on: () => () => undefined, tell: () => undefined, close: async () => undefined };
const PATIENCE = { connecting: 500, answering: 500 };

export interface Tally {
	saved: number;
	notSaved: number;
	unknown: number;
	conflicts: number;
}

/** A node whose connections to the database can be cut, over a wire of its own. */
export interface CutNode {
	readonly wire: Wire;
	readonly database: Database;
	close(): Promise<void>;
}

export async function startCutNode(url: string, twist = (database: Database) => database): Promise<CutNode> {
	const address = new URL(url);
	const wire = await startWire([Number(address.port)]);
	address.port = String(wire.port);
	const database = openDatabase(address.href, 'DATABASE_URL', PATIENCE);
	return {
		wire,
		database: twist(database),
		async close() {
			wire.close();
			await database.close();
		}
	};
}

/** Engines that break a promise: the rounds must find them out. */
export const MUTANTS: Readonly<Record<string, (database: Database) => Database>> = {
	'an answer that was lost is taken for a batch that was not saved': (database) => ({
		...database,
		query: (text, values) =>
			database.query<never>(text, values).catch((error: unknown) => {
				throw error instanceof Unanswered ? new Unreached('mutant') : error;
			})
	}),
	'an answer that was lost is taken for a batch that was saved': (database) => ({
		...database,
		query: (text, values) =>
			database.query<never>(text, values).catch((error: unknown) => {
				if (!(error instanceof Unanswered) || !text.includes('insert')) throw error;
				return { rows: [], rowCount: (values?.[1] as unknown[]).length, command: '', oid: 0, fields: [] };
			})
	})
};

const engineOf = ({ database }: CutNode, hall: string): Engine =>
	createPostgresEngine({ database, hall, listener: DEAF, report: () => undefined, settling: 400, polling: 50 });

/**
 * One hall, a few nodes, and connections that are cut anywhere. Rejects with an error that names the seed when a batch
 * that was answered as saved is not there once and whole, or one that was refused is.
 */
export async function playCutRound(seed: number, nodes: readonly CutNode[], look: Database): Promise<Tally> {
	const round = new Round(seeded(seed), `round-${seed}-${process.hrtime.bigint()}`, nodes);
	try {
		return await round.play(look);
	} catch (cause) {
		throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
	} finally {
		for (const { wire } of nodes) wire.cutWhen(() => false);
	}
}

class Round {
	/** of each batch, by the texts of its lines */
	readonly #saved: string[][] = [];
	readonly #refused = new Set<string>();
	readonly #tally: Tally = { saved: 0, notSaved: 0, unknown: 0, conflicts: 0 };
	#count = 0;

	constructor(
		private readonly random: Random,
		private readonly hall: string,
		private readonly nodes: readonly CutNode[]
	) {}

	async play(look: Database): Promise<Tally> {
		const risk = [0, 0.02, 0.1, 0.25][this.random.below(4)] ?? 0;
		for (const { wire } of this.nodes) wire.cutWhen(() => this.random.chance(risk));
		await Promise.all(this.nodes.map((node) => this.#live(engineOf(node, this.hall))));
		for (const { wire } of this.nodes) wire.cutWhen(() => false);
		await this.#lookBack(look);
		return this.#tally;
	}

	/** One node: appends behind what it knows, reads on when it was too slow. */
	async #live(engine: Engine): Promise<void> {
		let head: Head = { position: 0, hash: GENESIS };
		for (let steps = 2 + this.random.below(6); steps > 0; steps -= 1) {
			const texts = Array.from({ length: 1 + this.random.below(3) }, () => `text ${(this.#count += 1)}`);
			try {
				const lines = await engine.append(head, batch(head, ...texts), DAY);
				head = lines.at(-1) ?? head;
				this.#saved.push(texts);
				this.#tally.saved += 1;
			} catch (error) {
				if (error instanceof OutcomeUnknown) this.#tally.unknown += 1;
				else if (error instanceof NotSaved || error instanceof Conflict) {
					for (const text of texts) this.#refused.add(text);
					this.#tally[error instanceof Conflict ? 'conflicts' : 'notSaved'] += 1;
				} else throw error;
				head = (await engine.read(head).catch(() => [])).at(-1) ?? head;
			}
		}
		await engine.close();
	}

	async #lookBack(look: Database): Promise<void> {
		const found: string[] = [];
		for await (const lines of allLines(look, this.hall, { position: 0, hash: GENESIS }))
			found.push(...lines.map(({ body }) => (JSON.parse(body) as { text: string }).text));
		if (new Set(found).size !== found.length) throw new Error('a line is there twice');
		for (const text of found) if (this.#refused.has(text)) throw new Error(`${text} was refused, and is there`);
		for (const texts of this.#saved) {
			const at = found.indexOf(texts[0] ?? '');
			const there = found.slice(at, at + texts.length);
			if (at < 0 || there.join() !== texts.join()) throw new Error(`${texts.join()} was saved, and is not there whole`);
		}
	}
}
