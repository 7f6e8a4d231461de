import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { Flaw } from '$lib/hall/refusal.ts';
import { ask, newCommandId, Refused, Unreachable, type AskOptions } from './ask.ts';

/** Why an act was not done, as it is shown to whoever asked. */
export interface Trouble {
	readonly code: string;
	/** in the reader's language; empty when the server could not be reached */
	readonly message: string;
	readonly flaws: readonly Flaw[];
	/** what happened to the thing since it was looked at, when that is why */
	readonly since: readonly { type: string; at: number }[];
}

const isSince = (entry: unknown): entry is Trouble['since'][number] =>
	entry !== null &&
	typeof entry === 'object' &&
	'type' in entry &&
	typeof entry.type === 'string' &&
	'at' in entry &&
	typeof entry.at === 'number';

function troubleOf(error: unknown): Trouble {
	if (error instanceof Unreachable) return { code: 'unreachable', message: '', flaws: [], since: [] };
	if (!(error instanceof Refused)) throw error;
	const { code, message, flaws, details } = error;
	const since = Array.isArray(details['since']) ? details['since'].filter(isSince) : [];
	return { code, message, flaws, since };
}

/** Answers after which nobody knows yet whether it was done: to ask again must not do it twice. */
const OPEN = ['unreachable', 'not-saved', 'outcome-unknown', 'behind', 'closing', 'failed'];

/** One place of a page from which commands are sent, and where it is shown why one was not done. */
export class Act {
	busy = $state(false);
	trouble = $state.raw<Trouble | null>(null);
	#pending: { key: string; id: string; again: () => Promise<unknown> } | undefined;

	/** The answer, or undefined: then `trouble` says why. The same asked again after a lost answer is the same command. */
	async run<Name extends CommandName>(
		name: Name,
		payload: PayloadIn<Name>,
		options: Pick<AskOptions, 'expect'> = {}
	): Promise<Record<string, unknown> | undefined> {
		if (this.busy) return undefined;
		const key = JSON.stringify([name, payload]);
		const id = this.#pending?.key === key ? this.#pending.id : newCommandId();
		this.#pending = { key, id, again: () => this.run(name, payload, options) };
		this.busy = true;
		try {
			const result = await ask(name, payload, { ...options, id });
			this.#pending = undefined;
			this.trouble = null;
			return result;
		} catch (error) {
			const trouble = troubleOf(error);
			if (!OPEN.includes(trouble.code)) this.#pending = undefined;
			this.trouble = trouble;
			return undefined;
		} finally {
			this.busy = false;
		}
	}

	/** Asks once more for what nobody knows yet whether it was done. */
	async again(): Promise<void> {
		await this.#pending?.again();
	}

	/** For what is not a command: opening a case, say. */
	async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
		try {
			const done = await work();
			this.trouble = null;
			return done;
		} catch (error) {
			this.trouble = troubleOf(error);
			return undefined;
		}
	}

	/** What is wrong with one field of the payload, if anything. */
	flaw(path: string): string | undefined {
		return this.trouble?.flaws.find((flaw) => flaw.path === path)?.problem;
	}

	clear(): void {
		this.trouble = null;
	}
}
