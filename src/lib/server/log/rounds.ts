/** For tests alone: random lives of a log on a disk that fails, and what must be true of it after each. */
import type { Disk } from './disk.ts';
import { NotSaved, OutcomeUnknown, type Found, type Journal } from './journal.ts';
import { seeded, type Random } from './random.ts';
import { DiskError, SimulatedDisk, type Trouble } from './simulated-disk.ts';
import { add, batch, FOLDER, openAlbum, type Album } from './testing.ts';
import { verifyJournal } from './verify.ts';

/** An engine to play with: the journal on the disk as it is, or on one that lies. */
export type Engine = (disk: Disk) => Promise<Found<Album>>;

/** What has come of one round, to show that the rounds do meet what they are made for. */
export interface Tally {
	saved: number;
	notSaved: number;
	unknown: number;
	/** Starts that found the end of an unanswered batch and moved it aside. */
	aside: number;
	/** Starts that kept lines of a batch which nobody had been told was saved. */
	adopted: number;
	checkpoints: number;
}

const MOST_LIVES = 6;
const MOST_STEPS = 14;

/**
 * Plays one round: several lives of one log, each ended by a crash, a kill or a close at any call. Rejects with an
 * error that names the seed when a saved line is missing or doubled, when a refused one is there, or when the log
 * cannot be opened, verified or recovered.
 */
export async function playRound(seed: number, engine: Engine = openAlbum): Promise<Tally> {
	const round = new Round(seeded(seed), engine);
	try {
		return await round.play();
	} catch (cause) {
		throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
	}
}

class Round {
	readonly #random: Random;
	readonly #engine: Engine;
	#disk: SimulatedDisk;
	/** Bodies that were answered as saved, or seen by a start: they must be there for ever. */
	#kept: string[] = [];
	/** Bodies of the one batch of which nothing is known. All others must never be seen. */
	#unsure: string[] = [];
	#day = 0;
	#tally: Tally = { saved: 0, notSaved: 0, unknown: 0, aside: 0, adopted: 0, checkpoints: 0 };

	constructor(random: Random, engine: Engine) {
		this.#random = random;
		this.#engine = engine;
		this.#disk = new SimulatedDisk(random);
	}

	async play(): Promise<Tally> {
		for (let lives = 1 + this.#random.below(MOST_LIVES); lives > 0; lives -= 1) {
			this.#disk.trouble(this.#someTrouble());
			await this.#live();
			this.#disk = this.#random.chance(0.7) ? this.#disk.crash() : this.#disk.kill();
		}
		await this.#lookBack();
		return this.#tally;
	}

	#someTrouble(): Trouble {
		const failing = [0, 0.02, 0.1][this.#random.below(3)] ?? 0;
		return { failing, deathAt: this.#random.chance(0.8) ? 1 + this.#random.below(80) : Infinity };
	}

	/** One process: opens the log, works, and ends where the disk dies or its steps are done. */
	async #live(): Promise<void> {
		const journal = await this.#open();
		if (!journal) return;
		for (let steps = this.#random.below(MOST_STEPS); steps > 0 && !this.#disk.dead; steps -= 1) {
			await this.#step(journal);
		}
		if (this.#random.chance(0.2)) await tolerated(journal.close());
	}

	async #open(): Promise<Journal<Album> | undefined> {
		const found = await tolerated(this.#engine(this.#disk));
		if (!found) return undefined;
		this.#check(found.state);
		const { bodies } = found.state;
		if (bodies.length > this.#kept.length) this.#tally.adopted += 1;
		if (found.aside) this.#tally.aside += 1;
		if (found.aside && found.aside.from !== bodies.length + 1) throw new Error('aside does not begin where we end');
		this.#kept = [...bodies];
		this.#unsure = [];
		return found.journal;
	}

	async #step(journal: Journal<Album>): Promise<void> {
		const dice = this.#random.below(10);
		if (dice < 6) await this.#append(journal);
		else if (dice === 6) await Promise.all([this.#append(journal), this.#checkpoint(journal)]);
		else if (dice === 7) await this.#checkpoint(journal);
		else await this.#recover(journal);
	}

	async #append(journal: Journal<Album>): Promise<void> {
		if (this.#random.chance(0.15)) this.#day += 1;
		// Now and then a clock goes back.
		const day = this.#random.chance(0.05) ? this.#day - 1 : this.#day;
		const date = `2026-03-${String(Math.max(1, day + 1)).padStart(2, '0')}`;
		const texts = Array.from({ length: 1 + this.#random.below(4) }, () => this.#text());
		const bodies = batch(journal.head, ...texts);
		try {
			await add(journal, date, ...texts);
			this.#kept.push(...bodies);
			this.#unsure = [];
			this.#tally.saved += 1;
		} catch (error) {
			if (error instanceof OutcomeUnknown) this.#unsure = bodies;
			else if (!(error instanceof NotSaved)) throw error;
			this.#tally[error instanceof OutcomeUnknown ? 'unknown' : 'notSaved'] += 1;
		}
		if (journal.head.position !== this.#kept.length) throw new Error('the head is not the last line saved');
	}

	/** Unlike any other, and now and then long or beyond ASCII. */
	#text(): string {
		const word = this.#random.chance(0.3) ? '受理区' : 'abc';
		return `${this.#random.next()} ${word.repeat(this.#random.below(this.#random.chance(0.1) ? 500 : 20))}`;
	}

	async #checkpoint(journal: Journal<Album>): Promise<void> {
		const made = await tolerated(journal.checkpoint().then(() => true));
		if (made) this.#tally.checkpoints += 1;
	}

	async #recover(journal: Journal<Album>): Promise<void> {
		const state = await tolerated(journal.recover());
		if (state && !equal(state.bodies, this.#kept)) throw new Error('what is recovered is not what was saved');
	}

	/** After the last life, on a disk that behaves: all is there, it verifies, and a close changes nothing. */
	async #lookBack(): Promise<void> {
		for (let starts = 0; starts < 2; starts += 1) {
			this.#disk.trouble();
			const journal = await this.#open();
			if (!journal) throw new Error('it does not open');
			const { head, lines } = await verifyJournal({ disk: this.#disk, folder: FOLDER });
			if (lines !== this.#kept.length || head.hash !== journal.head.hash) throw new Error('it verifies as another');
			await add(journal, '2026-04-01', 'one more').then(([line]) => this.#kept.push(line?.body ?? ''));
			await journal.close();
			this.#disk = this.#disk.crash();
		}
	}

	#check({ bodies }: Album): void {
		const [before, after] = [bodies.slice(0, this.#kept.length), bodies.slice(this.#kept.length)];
		if (!equal(before, this.#kept)) throw new Error(`of ${this.#kept.length} saved lines not all are there, in order`);
		if (!equal(after, this.#unsure.slice(0, after.length))) throw new Error('there are lines that were refused');
	}
}

/** Its result, or `undefined` if it failed as a failing disk makes it fail. */
async function tolerated<T>(work: Promise<T>): Promise<T | undefined> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof DiskError && error.code !== 'ENOENT') return undefined;
		throw error;
	}
}

const equal = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((body, index) => body === b[index]);
