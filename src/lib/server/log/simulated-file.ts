import type { Random } from './random.ts';

/** A change that is not yet on the platter: bytes written at `at`, or, without bytes, a cut to the length `at`. */
interface Change {
	at: number;
	bytes: Buffer | undefined;
}

/** How much of what was not synced a loss of power leaves: nothing, all of it, or some. */
const SURVIVAL = ['nothing', 'all', 'some', 'some'] as const;

/**
 * A file of the simulated disk, as its inode: what is on the platter, what the system's cache shows, and the changes
 * between the two.
 */
export class SimulatedFile {
	#platter: Buffer;
	#cache: Buffer;
	#changes: Change[] = [];

	constructor(content: Buffer = Buffer.alloc(0)) {
		this.#platter = content;
		this.#cache = content;
	}

	/** What a read sees. */
	get content(): Buffer {
		return this.#cache;
	}

	append(bytes: Buffer): void {
		this.#changes.push({ at: this.#cache.length, bytes });
		this.#cache = Buffer.concat([this.#cache, bytes]);
	}

	/** To the length that it shows already is no change: then nothing is written, whatever the platter holds. */
	truncate(length: number): void {
		if (length === this.#cache.length) return;
		this.#changes.push({ at: length, bytes: undefined });
		this.#cache = resized(this.#cache, length);
	}

	sync(): void {
		this.#platter = this.#changes.reduce(applied, this.#platter);
		this.#changes = [];
	}

	/**
	 * A sync that fails as Linux does it: a part has reached the platter, and all pages are marked clean, so that the
	 * next sync succeeds and writes nothing. The cache may go on showing what is not on the platter, or drop it.
	 */
	failSync(random: Random): void {
		this.#platter = this.#survivors(random);
		this.#changes = [];
		if (random.chance(0.5)) this.#cache = resized(this.#platter, this.#cache.length);
	}

	/** The file as it is found after a loss of power. */
	afterPowerLoss(random: Random): SimulatedFile {
		return new SimulatedFile(this.#survivors(random));
	}

	#survivors(random: Random): Buffer {
		const survival = SURVIVAL[random.below(SURVIVAL.length)];
		if (survival === 'nothing') return this.#platter;
		if (survival === 'all') return this.#changes.reduce(applied, this.#platter);
		// Changes of length reach the platter in their order, the data under them in any.
		const kept = this.#changes.slice(0, random.below(this.#changes.length + 1));
		const sector = 16 << random.below(6);
		return kept.reduce((platter, change, index) => {
			const isLast = index === kept.length - 1;
			return applied(platter, change.bytes ? torn(change.at, change.bytes, sector, isLast, random) : change);
		}, this.#platter);
	}
}

/** A write of which some sectors are missing, zero in their place; the last write may also end early. */
function torn(at: number, bytes: Buffer, sector: number, mayEndEarly: boolean, random: Random): Change {
	const length = mayEndEarly && random.chance(0.5) ? random.below(bytes.length + 1) : bytes.length;
	const left = Buffer.from(bytes.subarray(0, length));
	const loss = random.next();
	for (let from = at - (at % sector); from < at + length; from += sector) {
		if (random.chance(loss)) left.fill(0, Math.max(0, from - at), Math.min(length, from + sector - at));
	}
	return { at, bytes: left };
}

function applied(platter: Buffer, { at, bytes }: Change): Buffer {
	if (!bytes) return resized(platter, at);
	const grown = Buffer.from(resized(platter, Math.max(platter.length, at + bytes.length)));
	bytes.copy(grown, at);
	return grown;
}

/** Cut, or filled up with zeros. */
function resized(content: Buffer, length: number): Buffer {
	if (content.length >= length) return content.subarray(0, length);
	return Buffer.concat([content, Buffer.alloc(length - content.length)]);
}
