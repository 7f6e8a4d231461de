import { describe, expect, it } from 'vitest';
import { seeded, type Random } from '../log/random.ts';
import { DiskError, SimulatedDisk } from '../log/simulated-disk.ts';
import { openKeys, type DataKey, type KeyStore } from './keys.ts';

const FOLDER = '/keys';
const ROUNDS = 1_500;
const LIVES = 5;
const STEPS = 20;

/** Random lives of a store of keys on a disk that fails: what it said is kept, and what it said is gone. */
class Round {
	#disk: SimulatedDisk;
	#subjects = 0;
	/** said to be kept */
	readonly #kept = new Map<string, DataKey>();
	/** every key that ever was, by its subject */
	readonly #all = new Map<string, DataKey[]>();
	/** whom somebody asked to forget; and those of whom it was said that they are */
	readonly #asked = new Set<string>();
	readonly #gone = new Set<string>();
	readonly tally = { left: 0, forgotten: 0, lost: 0 };

	constructor(private readonly random: Random) {
		this.#disk = new SimulatedDisk(random);
	}

	async play() {
		for (let life = 0; life < LIVES; life += 1) {
			const failing = [0, 0.01, 0.05][this.random.below(3)] ?? 0;
			this.#disk.trouble({ failing, deathAt: 5 + this.random.below(400) });
			await this.#live();
			this.#disk = this.random.chance(0.7) ? this.#disk.crash() : this.#disk.kill();
		}
		this.#disk.trouble();
		const keys = await this.#open();
		if (!keys) throw new Error('it does not open');
		await this.#settle(keys);
		for (const key of this.#kept.values()) await this.#look(keys, key);
		await this.#searchDisk();
		return this.tally;
	}

	/** What comes of it, undefined where the disk has failed. */
	async #tolerated<T>(work: Promise<T>): Promise<T | undefined> {
		try {
			return await work;
		} catch (error) {
			if (error instanceof DiskError) return undefined;
			throw error;
		}
	}

	#open(): Promise<KeyStore | undefined> {
		const entropy = (length: number) => Buffer.from(Array.from({ length }, () => this.random.below(256)));
		const report = () => void (this.tally.lost += 1);
		return this.#tolerated(openKeys(this.#disk, FOLDER, entropy, { atHand: 4, report }));
	}

	async #live(): Promise<void> {
		const keys = await this.#open();
		if (!keys) return;
		await this.#settle(keys);
		for (let step = 0; step < STEPS && !this.#disk.dead; step += 1) {
			await Promise.all(Array.from({ length: 1 + this.random.below(3) }, () => this.#step(keys)));
		}
		if (this.random.chance(0.5)) await this.#tolerated(keys.close());
	}

	async #step(keys: KeyStore): Promise<void> {
		const kind = this.random.below(10);
		if (kind < 6) return this.#make(keys);
		const some = [...this.#kept.values()];
		const key = some[this.random.below(some.length)];
		if (kind < 9 && key) return this.#look(keys, key);
		if (key) {
			this.#asked.add(key.subject);
			await this.#settle(keys);
		}
	}

	async #make(keys: KeyStore): Promise<void> {
		const free = [...this.#all.keys()].filter((subject) => !this.#asked.has(subject));
		const known = this.random.chance(0.4) ? free[this.random.below(free.length)] : undefined;
		const subject = known ?? `person:${(this.#subjects += 1)}`;
		const key = keys.bySubject(subject) ?? keys.make(subject);
		const those = this.#all.get(subject) ?? [];
		if (!those.includes(key)) this.#all.set(subject, [...those, key]);
		if (await this.#tolerated(keys.flush().then(() => true))) this.#kept.set(key.id, key);
	}

	async #look(keys: KeyStore, { id, subject, bytes }: DataKey): Promise<void> {
		const learnt = await this.#tolerated(keys.learn([JSON.stringify({ sealed: `${id}.text` })]).then(() => true));
		const found = keys.byId(id)?.bytes;
		if (this.#gone.has(subject)) {
			if (found) throw new Error(`${id} was forgotten, and is there`);
		} else if (learnt && !this.#asked.has(subject) && !found?.equals(bytes)) throw new Error(`${id} was not kept`);
	}

	/** As a hall does it at each start: whoever was ever forgotten. */
	async #settle(keys: KeyStore): Promise<void> {
		if (this.#asked.size === 0) return;
		const asked = [...this.#asked];
		if ((await this.#tolerated(keys.destroy(asked))) === undefined) return;
		for (const subject of asked) this.#gone.add(subject);
		this.tally.forgotten += 1;
		if (!this.#disk.dead) await this.#searchDisk();
	}

	async #searchDisk(): Promise<void> {
		const texts: string[] = [];
		for (const folder of [FOLDER, `${FOLDER}/past`]) {
			const names = (await this.#tolerated(this.#disk.list(folder))) ?? [];
			if (folder !== FOLDER) this.tally.left += names.length > 0 ? 1 : 0;
			texts.push(...names.map((name) => this.#disk.peek(`${folder}/${name}`).toString('latin1')));
		}
		const text = texts.join('\n');
		for (const subject of this.#gone)
			for (const { bytes } of this.#all.get(subject) ?? [])
				if (text.includes(bytes.toString('base64'))) throw new Error(`a key of ${subject} is still on the disk`);
	}
}

describe('through crashes, kills and failing disks', () => {
	it('every key that was said to be kept opens what it sealed, and none that was forgotten does', async () => {
		const total = { left: 0, forgotten: 0, lost: 0 };
		for (let seed = 1; seed <= ROUNDS; seed += 1) {
			const tally = await new Round(seeded(seed)).play().catch((cause: unknown) => {
				throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
			});
			for (const what of ['left', 'forgotten', 'lost'] as const) total[what] += tally[what];
		}
		expect(Object.values(total).filter((times) => times < ROUNDS / 10)).toEqual([]);
	}, 120_000);
});
