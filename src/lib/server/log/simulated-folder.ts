import type { Random } from './random.ts';
import type { SimulatedFile } from './simulated-file.ts';

type Entries = ReadonlyMap<string, SimulatedFile>;

/** A change of entries that reaches the platter as one: a rename removes a name and sets another. */
type Change = readonly (readonly [name: string, file: SimulatedFile | undefined])[];

/** A folder of the simulated disk: the entries that are durable, those that are seen, and the changes between. */
export class SimulatedFolder {
	#platter: Entries;
	#seen: Entries;
	#changes: Change[] = [];

	constructor(entries: Entries = new Map()) {
		this.#platter = entries;
		this.#seen = entries;
	}

	get(name: string): SimulatedFile | undefined {
		return this.#seen.get(name);
	}

	names(): string[] {
		return [...this.#seen.keys()].sort();
	}

	set(name: string, file: SimulatedFile): void {
		this.#change([[name, file]]);
	}

	delete(name: string): void {
		this.#change([[name, undefined]]);
	}

	move(from: string, to: string, file: SimulatedFile): void {
		this.#change([
			[from, undefined],
			[to, file]
		]);
	}

	/** As `set`, and durable at once. */
	put(name: string, file: SimulatedFile): void {
		this.#seen = applied(this.#seen, [[name, file]]);
		this.#platter = applied(this.#platter, [[name, file]]);
	}

	sync(): void {
		this.#platter = this.#seen;
		this.#changes = [];
	}

	/** The folder as it is found after a loss of power: of the changes that were not synced, any may have survived. */
	afterPowerLoss(random: Random): SimulatedFolder {
		const survival = random.next();
		const entries = this.#changes.filter(() => random.chance(survival)).reduce(applied, this.#platter);
		const found = [...entries].map(([name, file]) => [name, file.afterPowerLoss(random)] as const);
		return new SimulatedFolder(new Map(found));
	}

	#change(change: Change): void {
		this.#changes.push(change);
		this.#seen = applied(this.#seen, change);
	}
}

function applied(entries: Entries, change: Change): Entries {
	const next = new Map(entries);
	for (const [name, file] of change) {
		if (file) next.set(name, file);
		else next.delete(name);
	}
	return next;
}
