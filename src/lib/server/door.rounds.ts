/** For tests alone: random lives of a hall on a disk that fails, and what must be true of it after each. */
import type { CommandName } from '$lib/hall/access/rules.ts';
import { isLive } from '$lib/hall/ticketing/rules.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import { cast, FOLDER, openDoor, type Cast, type Running, type Twist } from './door.testing.ts';
import type { Answer } from './door.ts';
import { DiskError, SimulatedDisk } from './log/simulated-disk.ts';
import { NotSaved, OutcomeUnknown } from './log/journal.ts';
import { seeded, type Random } from './log/random.ts';
import { verifyJournal } from './log/verify.ts';
import type { Kept } from './state.ts';

export interface Variant extends Twist {
	/** how a screen looks at the hall; the door's own `read` unless a mutant looks past it */
	look?: (running: Running, at: (state: Kept) => void) => Promise<void>;
}

interface Told {
	readonly actor: Actor;
	readonly name: CommandName;
	readonly payload: unknown;
	readonly answer: Answer;
}

const LIVES = 5;
const STEPS = 12;
const DEMO_PEOPLE = ['410899198506300026', '410899197211120138', '410899200001010197', '410899195812310886'];
const SAVING = ['not-saved', 'outcome-unknown', 'closing'];

/** Plays one round. Rejects with an error that names the seed when anything that was answered or seen is not kept. */
export async function playDoorRound(
	seed: number,
	variant: Variant = {}
): Promise<{ answered: number; notSaved: number }> {
	try {
		return await new Round(seeded(seed), variant).play();
	} catch (cause) {
		throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
	}
}

class Round {
	#disk: SimulatedDisk;
	#ids = 0;
	readonly #told = new Map<string, Told>();
	readonly #refused = new Set<string>();
	/** tickets that a screen has shown */
	readonly #seen = new Set<string>();
	#tally = { answered: 0, notSaved: 0 };

	constructor(
		private readonly random: Random,
		private readonly variant: Variant
	) {
		this.#disk = new SimulatedDisk(random);
	}

	async play() {
		for (let life = 0; life < LIVES; life += 1) {
			await this.#live(life);
			this.#disk = this.random.chance(0.7) ? this.#disk.crash() : this.#disk.kill();
		}
		this.#disk.trouble();
		await this.#lookBack();
		return this.#tally;
	}

	async #open(): Promise<Running | undefined> {
		const disk = this.#disk;
		try {
			return await openDoor(disk, this.random, this.variant);
		} catch (error) {
			if (error instanceof DiskError) return undefined;
			throw error;
		}
	}

	#someTrouble() {
		return { failing: [0, 0.05, 0.15][this.random.below(3)] ?? 0, deathAt: 5 + this.random.below(90) };
	}

	/** One process. The first sets the hall up in peace; later ones fail and die anywhere, in their start or after it. */
	async #live(life: number): Promise<void> {
		const disk = this.#disk;
		const early = this.random.chance(0.4);
		if (life > 0 && early) disk.trouble(this.#someTrouble());
		const running = await this.#open();
		if (!running) return;
		if (life > 0 && !early) disk.trouble(this.#someTrouble());
		const people = await this.#until(disk, cast(running.door));
		if (!people) return;
		for (let step = 0; step < STEPS && !disk.dead; step += 1) {
			// Several ask in the same turn, so that batches are of many; somebody looks meanwhile.
			const crowd = Array.from({ length: 1 + this.random.below(4) }, () => this.#ask(disk, running, people));
			crowd.push(this.#watch(disk, running));
			await Promise.all(crowd);
		}
	}

	/** What comes of the work before the process dies; undefined when it died, or when saving failed. */
	async #until<T>(disk: SimulatedDisk, work: Promise<T>): Promise<T | undefined> {
		const ended = work.then(
			(value) => value,
			(error: unknown) => {
				const expected = error instanceof DiskError || error instanceof NotSaved || error instanceof OutcomeUnknown;
				if (expected || (error instanceof Refusal && SAVING.includes(error.code))) return undefined;
				throw error;
			}
		);
		const death = async () => {
			for (let turn = 0; turn < 5_000 && !disk.dead; turn += 1) await new Promise((resolve) => setImmediate(resolve));
			for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
			return undefined;
		};
		return Promise.race([ended, death()]);
	}

	async #ask(disk: SimulatedDisk, { door }: Running, { kiosk, clerks }: Cast): Promise<void> {
		const clerk = clerks[this.random.below(clerks.length)];
		if (!clerk) return;
		const { actor: at, window } = clerk;
		const identity = DEMO_PEOPLE[this.random.below(DEMO_PEOPLE.length)];
		const [actor, name, payload] = (
			[
				[kiosk, 'ticket.take', { queue: 'sh', identity }],
				[kiosk, 'ticket.take', { queue: 'lz' }],
				[at, 'window.open', { window }],
				[at, 'ticket.call', { window }],
				[at, 'window.close', { window }]
			] as const
		)[this.random.below(5)] ?? [kiosk, 'ticket.take', { queue: 'lz' }];
		const again = this.random.chance(0.2) ? [...this.#told.entries()][this.random.below(this.#told.size)] : undefined;
		if (again) {
			const [id, told] = again;
			const answer = await this.#until(disk, door.execute(told.actor, told.name, { id, payload: told.payload }));
			if (answer && JSON.stringify(answer) !== JSON.stringify(told.answer))
				throw new Error(`${id} was answered differently`);
			return;
		}
		const id = `command-${++this.#ids}`;
		try {
			const answer = await this.#until(
				disk,
				door.execute(actor, name, { id, payload }).catch((error: unknown) => this.#note(id, error))
			);
			if (!answer) return;
			this.#told.set(id, { actor, name, payload, answer });
			this.#tally.answered += 1;
		} catch (error) {
			// A rule's own no is an answer too; it leaves nothing behind.
			if (!(error instanceof Refusal)) throw error;
		}
	}

	#note(id: string, error: unknown): never {
		if (error instanceof Refusal && error.code === 'not-saved') {
			this.#refused.add(id);
			this.#tally.notSaved += 1;
		}
		throw error;
	}

	async #watch(disk: SimulatedDisk, running: Running): Promise<void> {
		const look = this.variant.look ?? (({ door }, at) => door.read(at));
		const seen: string[] = [];
		await this.#until(
			disk,
			look(running, (state) => void seen.push(...Object.keys(state.hall.ticketing.tickets)))
		);
		for (const id of seen) this.#seen.add(id);
	}

	/** After the last life, on a disk that behaves: what was answered is there once, what was refused is not. */
	async #lookBack(): Promise<void> {
		const running = await this.#open();
		if (!running) throw new Error('it does not open');
		const { door, vault, journal } = running;
		for (const [id, { actor, name, payload, answer }] of this.#told) {
			const again = await door.execute(actor, name, { id, payload });
			if (again.position !== answer.position || JSON.stringify(again.result) !== JSON.stringify(answer.result))
				throw new Error(`the answer to ${id} was not kept`);
		}
		await door.read(({ hall }) => {
			const { tickets, waiting, windows } = hall.ticketing;
			for (const id of this.#seen) if (!tickets[id]) throw new Error(`a screen showed ${id}, which was not kept`);
			for (const queue of ['sh', 'lz']) {
				const numbers = Object.values(tickets)
					.filter((t) => t.queue === queue)
					.map((t) => Number(t.number.slice(1)));
				numbers
					.sort((a, b) => a - b)
					.forEach((n, index) => {
						if (n !== index + 1) throw new Error(`number ${index + 1} of ${queue} is missing or doubled`);
					});
			}
			for (const { id, status, identity } of Object.values(tickets)) {
				const places = [...Object.values(waiting).flat(), ...Object.values(windows).flatMap((w) => w.ticket ?? [])];
				if (places.filter((place) => place === id).length !== (isLive(status) ? 1 : 0))
					throw new Error(`${id} is half there`);
				if (identity && !DEMO_PEOPLE.includes(vault.open(identity) ?? '')) throw new Error(`${id} cannot be unsealed`);
			}
		});
		const found = await journalIds(this.#disk);
		for (const id of this.#refused)
			if (found.includes(id)) throw new Error(`${id} was refused as not saved, and is there`);
		if (new Set(found).size !== found.length) throw new Error('a command is there twice');
		await verifyJournal({ disk: this.#disk, folder: FOLDER });
		await door.close();
		await journal.close();
	}
}

async function journalIds(disk: SimulatedDisk): Promise<string[]> {
	const folder = `${FOLDER}/journal`;
	const days = (await disk.list(folder)).filter((name) => name.endsWith('.jsonl'));
	const texts = await Promise.all(days.map((day) => disk.read(`${folder}/${day}`)));
	return texts.flatMap((text) =>
		[...text.toString('utf8').matchAll(/"command":\{"name":"[\w.]+","id":"([\w-]+)"/g)].map((match) => match[1] ?? '')
	);
}
