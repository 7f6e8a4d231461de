import { basename, dirname } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';
import type { Random } from './random.ts';
import { SimulatedFile } from './simulated-file.ts';
import { SimulatedFolder } from './simulated-folder.ts';

/** What a simulated disk may do to those who use it. Counted and drawn per call; every call is fair game. */
export interface Trouble {
	/** Probability that a call fails, having done its work or a part of it or nothing. */
	failing: number;
	/** The call, counted from now and from 1, at which the process dies, in the midst of it. */
	deathAt: number;
}

const CALM: Trouble = { failing: 0, deathAt: Infinity };
const CODES = ['EIO', 'ENOSPC'] as const;

/** An error as the operating system gives it; code `DEAD` for calls of a process that has died. */
export class DiskError extends Error {
	override readonly name = 'DiskError';
	readonly code: string;

	constructor(code: string, call: string) {
		super(`${code}: ${call}`);
		this.code = code;
	}
}

/**
 * A disk in memory that loses what a real one may lose. What was not synced survives a loss of power in part or not
 * at all, a failing call may have done a part of its work, and a failed sync leaves the cache showing what the
 * platter never got. All chance comes from `random`, so that a seed repeats a run exactly.
 */
export class SimulatedDisk implements Disk {
	readonly #random: Random;
	#folders: Map<string, SimulatedFolder>;
	#trouble = CALM;
	#doomed: string[] = [];
	#dead = false;
	/** Calls since the last change of trouble. */
	#calls = 0;

	constructor(random: Random, folders = new Map<string, SimulatedFolder>()) {
		this.#random = random;
		this.#folders = folders;
	}

	get calls(): number {
		return this.#calls;
	}

	get dead(): boolean {
		return this.#dead;
	}

	/** Sets what may go wrong from now on; without an argument nothing. */
	trouble(trouble: Partial<Trouble> = {}): void {
		this.#trouble = { ...CALM, ...trouble };
		this.#calls = 0;
	}

	/** The next call of each of these names fails, e.g. `failNext('sync', 'truncate')`. */
	failNext(...calls: (keyof Disk | keyof DiskFile)[]): void {
		this.#doomed.push(...calls);
	}

	/** The power fails: the disk as the next process finds it. Whoever still uses this one gets errors. */
	crash(): SimulatedDisk {
		this.#dead = true;
		const survivors = [...this.#folders].map(([path, folder]) => [path, folder.afterPowerLoss(this.#random)] as const);
		return new SimulatedDisk(this.#random, new Map(survivors));
	}

	/** The process is killed: nothing is lost that the system had taken, and nothing becomes durable by it. */
	kill(): SimulatedDisk {
		this.#dead = true;
		return new SimulatedDisk(this.#random, this.#folders);
	}

	/** For tests: the file as a read sees it. */
	peek(path: string): Buffer {
		return this.#file(path, 'peek').content;
	}

	/** For tests: puts a file there, durable, as if by another hand; its folder too. */
	poke(path: string, content: Buffer): void {
		if (!this.#folders.has(dirname(path))) this.#folders.set(dirname(path), new SimulatedFolder());
		this.#folder(path, 'poke').put(basename(path), new SimulatedFile(content));
	}

	async read(path: string): Promise<Buffer> {
		return this.#do('read', () => this.#file(path, 'read').content);
	}

	async *readFrom(path: string, offset: number): AsyncGenerator<Buffer> {
		const rest = await this.#do('readFrom', () => this.#file(path, 'readFrom').content.subarray(offset));
		// Chunks that fall in the midst of lines, as real ones do.
		const length = 64 + this.#random.below(1024);
		for (let at = 0; at < rest.length; at += length) yield rest.subarray(at, at + length);
	}

	async size(path: string): Promise<number | undefined> {
		return this.#do('size', () => this.#folders.get(dirname(path))?.get(basename(path))?.content.length);
	}

	async list(folder: string): Promise<string[]> {
		return this.#do('list', () => this.#folders.get(folder)?.names() ?? []);
	}

	async makeFolder(path: string): Promise<void> {
		const make = () => {
			if (!this.#folders.has(path)) this.#folders.set(path, new SimulatedFolder());
		};
		await this.#do('makeFolder', make, make);
	}

	async open(path: string): Promise<DiskFile> {
		const make = () => {
			const folder = this.#folder(path, 'open');
			const file = folder.get(basename(path)) ?? new SimulatedFile();
			if (!folder.get(basename(path))) folder.set(basename(path), file);
			return file;
		};
		return this.#handle(await this.#do('open', make, make));
	}

	async rename(from: string, to: string): Promise<void> {
		const move = () => {
			const folder = this.#folder(from, 'rename');
			if (dirname(from) !== dirname(to)) throw new DiskError('EXDEV', 'rename');
			folder.move(basename(from), basename(to), this.#file(from, 'rename'));
		};
		await this.#do('rename', move, move);
	}

	async remove(path: string): Promise<void> {
		const drop = () => {
			this.#file(path, 'remove');
			this.#folder(path, 'remove').delete(basename(path));
		};
		await this.#do('remove', drop, drop);
	}

	async syncFolder(path: string): Promise<void> {
		await this.#do('syncFolder', () => this.#folders.get(path)?.sync());
	}

	#handle(file: SimulatedFile): DiskFile {
		return {
			size: () => this.#do('size', () => file.content.length),
			append: (bytes) =>
				this.#do(
					'append',
					() => file.append(Buffer.from(bytes)),
					() => file.append(Buffer.from(bytes.subarray(0, this.#random.below(bytes.length + 1))))
				),
			sync: () =>
				this.#do(
					'sync',
					() => file.sync(),
					() => file.failSync(this.#random)
				),
			truncate: (length) =>
				this.#do(
					'truncate',
					() => file.truncate(length),
					() => file.truncate(length)
				),
			close: () => this.#do('close', () => undefined)
		};
	}

	/** Does `work`, unless trouble comes; then half the time `partly`, and an error in any case. */
	async #do<T>(call: keyof Disk | keyof DiskFile, work: () => T, partly?: () => unknown): Promise<T> {
		// What another has begun meanwhile may come in between, as on a real disk.
		await Promise.resolve();
		if (this.#dead) throw new DiskError('DEAD', call);
		this.#calls += 1;
		const doomed = this.#doomed.indexOf(call);
		if (doomed >= 0) this.#doomed.splice(doomed, 1);
		const dies = this.#calls >= this.#trouble.deathAt;
		if (!dies && doomed < 0 && !this.#random.chance(this.#trouble.failing)) return work();
		if (this.#random.chance(0.5)) partly?.();
		if (!dies) throw new DiskError(CODES[this.#random.below(CODES.length)] ?? 'EIO', call);
		this.#dead = true;
		throw new DiskError('DEAD', call);
	}

	#folder(path: string, call: string): SimulatedFolder {
		const folder = this.#folders.get(dirname(path));
		if (!folder) throw new DiskError('ENOENT', `${call} ${path}`);
		return folder;
	}

	#file(path: string, call: string): SimulatedFile {
		const file = this.#folder(path, call).get(basename(path));
		if (!file) throw new DiskError('ENOENT', `${call} ${path}`);
		return file;
	}
}
