import { newId } from '../harness/client.ts';
import { until } from '../harness/until.ts';
import type { Seat } from './seat.ts';

type Result = Readonly<Record<string, string>>;

/** A command that somebody has asked for, and what has become of it. */
export interface Asked {
	readonly id: string;
	readonly name: string;
	readonly payload: object;
	readonly seat: Seat;
	/** whether one of the tries may have been done without anybody hearing of it */
	unknown: boolean;
	answer?: { readonly text: string; readonly position: number; readonly result: Result };
}

/** One turn of a client's work, which is repeated until the load ends. */
export type Turn = (ask: (name: string, payload: object) => Promise<Result>) => Promise<void>;

const PATIENCE = 200;
const PAUSE = 50;

/**
 * Many clients at work. Whoever has no answer asks for the same again with the same id, as every client of the hall does; but
 * once `hold` was called, only after `release`, so that somebody can look before.
 */
export class Load {
	readonly asked: Asked[] = [];
	#held = false;
	#paused = false;
	#ended = false;
	#failure: unknown;
	readonly #underWay = new Set<Asked>();
	readonly #waiting: { readonly asked: Asked; go(): void }[] = [];
	readonly #working = new Set<Promise<void>>();

	put(seat: Seat, turn: Turn): void {
		const working = this.#work(seat, turn)
			.catch((error: unknown) => (this.#failure ??= error))
			.then(() => void this.#working.delete(working));
		this.#working.add(working);
	}

	answered(): Asked[] {
		return this.asked.filter(({ answer }) => answer);
	}

	/** What has been sent and not come back. */
	underWay(): Asked[] {
		return [...this.#underWay];
	}

	/** What was lost, of those who wait. */
	lost(): Asked[] {
		return this.#waiting.flatMap(({ asked }) => (asked.unknown && !asked.answer ? [asked] : []));
	}

	/** From now on whoever loses an answer waits. */
	hold(): void {
		this.#held = true;
	}

	/** Resolves when everybody waits, with an answer lost or without. */
	async still(): Promise<void> {
		this.#paused = true;
		await until('all clients are still', () => {
			this.#expectWell();
			return this.#waiting.length === this.#working.size || undefined;
		});
	}

	release(): void {
		this.#held = false;
		this.#paused = false;
		for (const { go } of this.#waiting.splice(0)) go();
	}

	/** Resolves when so many commands have been answered, all in all. */
	async comesTo(count: number): Promise<void> {
		await until(`${count} commands are answered`, () => {
			this.#expectWell();
			return this.answered().length >= count || undefined;
		});
	}

	/** Resolves when so many more have been answered, or when nobody is left who could be: all have lost theirs. */
	async goesOn(count: number): Promise<'went on' | 'all lost'> {
		const wanted = this.answered().length + count;
		return until(`${count} more commands are answered`, () => {
			this.#expectWell();
			if (this.answered().length >= wanted) return 'went on';
			return this.#waiting.length === this.#working.size ? 'all lost' : undefined;
		});
	}

	/** Lets everybody end what they have begun. */
	async end(): Promise<void> {
		this.#ended = true;
		this.release();
		await Promise.all(this.#working);
		this.#expectWell();
	}

	#expectWell(): void {
		if (this.#failure !== undefined) throw this.#failure;
	}

	async #work(seat: Seat, turn: Turn): Promise<void> {
		try {
			while (!this.#ended) await turn((name, payload) => this.#ask(seat, name, payload));
		} finally {
			seat.leave();
		}
	}

	async #ask(seat: Seat, name: string, payload: object): Promise<Result> {
		const asked: Asked = { id: newId(), name, payload, seat, unknown: false };
		this.asked.push(asked);
		for (let tries = 0; tries < PATIENCE; tries += 1) {
			if (this.#paused) await this.#wait(asked);
			this.#underWay.add(asked);
			const found = await seat.ask(name, asked.id, payload);
			this.#underWay.delete(asked);
			if (found.way === 'answered') {
				if (found.status !== 200) throw new Error(`${name} was answered with ${found.status}: ${found.text}`);
				const { position, result } = JSON.parse(found.text) as { position: number; result: Result | null };
				asked.answer = { text: found.text, position, result: result ?? {} };
				return asked.answer.result;
			}
			asked.unknown ||= found.way === 'unknown';
			if (this.#held && asked.unknown) await this.#wait(asked);
			else await new Promise((resolve) => setTimeout(resolve, PAUSE));
		}
		throw new Error(`${name} was never answered`);
	}

	#wait(asked: Asked): Promise<void> {
		return new Promise((resolve) => this.#waiting.push({ asked, go: resolve }));
	}
}
