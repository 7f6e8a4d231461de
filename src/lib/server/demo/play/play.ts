import type { CommandName } from '$lib/hall/access/rules.ts';
import type { Item } from '$lib/hall/catalogue/schema.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import type { RefusalCode } from '$lib/hall/refusal.ts';
import type { ViewName, ViewParam } from '$lib/hall/views.ts';
import { seeded, type Random } from '../../log/random.ts';
import { createTally, type Tally } from './tally.ts';
import { Refused, type Answered, type Expect, type Way } from './way.ts';

/** What somebody does, step by step; between two steps so many milliseconds of the hall's time pass. */
export type Script = AsyncGenerator<number, void, void>;

interface Turn {
	readonly at: number;
	readonly n: number;
	readonly script: Script;
}

interface Playing {
	readonly seed: number;
	/** the hall's time, epoch milliseconds */
	readonly now: number;
	/** ends the play at any moment: nobody waits any longer, nobody asks for anything more */
	readonly halted?: AbortSignal;
	/** Told why a script ended before its time. By default that ends the play: with nobody else there it is a finding. */
	readonly fell?: (error: unknown) => void;
}

/**
 * The stage: scripts take turns by the hall's time, one at a time, so that the same seed plays the same day. Each ask
 * declares the refusals it expects; any other ends its script.
 */
export class Play {
	/** the hall's time, epoch milliseconds */
	now: number;
	readonly tally: Tally = createTally();
	readonly random: Random;
	readonly #fell: (error: unknown) => void;
	readonly #halted: AbortSignal;
	#turns: Turn[] = [];
	#begun = 0;

	constructor(
		readonly way: Way,
		readonly items: readonly DeepReadonly<Item>[],
		{ seed, now, halted = new AbortController().signal, fell = toFind }: Playing
	) {
		this.random = seeded(seed);
		this.now = now;
		this.#fell = fell;
		this.#halted = halted;
	}

	item(id: string): DeepReadonly<Item> {
		const found = this.items.find((item) => item.id === id);
		if (!found) throw new Error(`the hall has no item ${id}`);
		return found;
	}

	/** Lets somebody begin at a moment of the hall's time. */
	begin(script: Script, at = this.now): void {
		this.#begun += 1;
		const turn = { at: Math.max(at, this.now), n: this.#begun, script };
		let place = this.#turns.length;
		while (place > 0 && (this.#turns[place - 1]?.at ?? 0) > turn.at) place -= 1;
		this.#turns.splice(place, 0, turn);
	}

	/** Plays every turn before `until`; told of the time as it goes. */
	async run(until: number, progress: (now: number) => void = () => undefined): Promise<void> {
		for (let turn = this.#turns[0]; turn && turn.at < until; turn = this.#turns[0]) {
			this.#turns.shift();
			this.now = Math.max(turn.at, await this.way.reach(turn.at, this.#halted));
			if (this.#halted.aborted) return;
			await this.#take(turn.script);
			progress(this.now);
		}
		// Whoever is still at it is left in the middle of it.
		if (this.#turns.length > 0) this.now = Math.max(until, await this.way.reach(until, this.#halted));
	}

	async #take(script: Script): Promise<void> {
		try {
			const { done, value } = await script.next();
			if (done !== true) this.begin(script, this.now + value);
		} catch (error) {
			this.fell(error);
		}
	}

	/** A script ended before its time. What a halt tears is no mishap. */
	fell(error: unknown): void {
		if (!this.#halted.aborted) this.#fell(error);
	}

	/** @throws Refused unless the refusal is one of `refusals`: then the answer is its code */
	async ask<Name extends CommandName, Code extends RefusalCode = never>(
		who: string,
		name: Name,
		payload: PayloadIn<Name>,
		{ expect, refusals = [] }: { expect?: Expect; refusals?: readonly Code[] } = {}
	): Promise<Answered | Code> {
		try {
			return await this.must(who, name, payload, expect);
		} catch (error) {
			const code = error instanceof Refused ? refusals.find((one) => one === error.code) : undefined;
			if (code === undefined) throw error;
			this.tally.refusals[code] = (this.tally.refusals[code] ?? 0) + 1;
			return code;
		}
	}

	/** What must succeed, since nobody else could have come before. */
	async must<Name extends CommandName>(who: string, name: Name, payload: PayloadIn<Name>, expect?: Expect) {
		this.#halted.throwIfAborted();
		this.tally.commands += 1;
		return this.way.ask(who, name, payload, expect);
	}

	async see<Name extends ViewName>(who: string, name: Name, param: ViewParam<Name>) {
		this.#halted.throwIfAborted();
		this.tally.looks += 1;
		return this.way.see(who, name, param);
	}

	/** Milliseconds around `minutes`: between half of it and one and a half. */
	around(minutes: number): number {
		return Math.round(minutes * (0.5 + this.random.next()) * 60_000);
	}

	/** One of a list, by its weights where they are given. */
	pick<T>(list: readonly T[], weight: (one: T) => number = () => 1): T {
		let left = this.random.next() * list.reduce((sum, one) => sum + weight(one), 0);
		for (const one of list) {
			left -= weight(one);
			if (left < 0) return one;
		}
		const last = list.at(-1);
		if (last === undefined) throw new Error('nothing to pick from');
		return last;
	}
}

const toFind = (error: unknown): never => {
	throw error;
};

export const minutes = (n: number): number => n * 60_000;
