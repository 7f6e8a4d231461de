import { ask, newCommandId, Refused, Unreachable } from '$lib/client/ask.ts';
import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';

export type Problem = Refused | Unreachable;
export const isProblem = (error: unknown): error is Problem => error instanceof Refused || error instanceof Unreachable;

/** What somebody is about to do at one place of a page: under way, done, or refused with a reason. */
export class Act {
	busy = $state(false);
	problem = $state.raw<Problem>();
	#id = '';
	#meant = '';

	/**
	 * Sends a command; undefined when it was refused, with `problem` saying why. After `Unreachable` the same act asked
	 * again keeps its id, so that it is not done twice.
	 */
	async run<Name extends CommandName>(
		name: Name,
		payload: PayloadIn<Name>,
		expect?: Record<string, number>
	): Promise<Record<string, unknown> | undefined> {
		if (this.busy) return undefined;
		const meant = JSON.stringify([name, payload]);
		if (meant !== this.#meant) this.#id = newCommandId();
		this.#meant = meant;
		this.busy = true;
		this.problem = undefined;
		try {
			const result = await ask(name, payload, { id: this.#id, ...(expect ? { expect } : {}) });
			this.#meant = '';
			return result;
		} catch (error) {
			if (!isProblem(error)) throw error;
			this.problem = error;
			if (error instanceof Refused) this.#meant = '';
			return undefined;
		} finally {
			this.busy = false;
		}
	}

	/** What is wrong with one field of the payload, if anything. */
	flaw(path: string): string | undefined {
		return this.problem instanceof Refused ? this.problem.flaws.find((flaw) => flaw.path === path)?.problem : undefined;
	}

	clear(): void {
		this.problem = undefined;
	}
}
