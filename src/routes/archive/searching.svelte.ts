import { Act } from '$lib/client/act.svelte.ts';
import { Refused, Unreachable } from '$lib/client/ask.ts';
import type { ArchiveLine } from '$lib/hall/archive/line.ts';

/** What is looked for, as the API takes it. */
export type Asked =
	| { readonly by: 'number'; readonly number: string }
	| { readonly by: 'identity'; readonly identity: string }
	| { readonly by: 'name'; readonly name: string }
	| { readonly by: 'list'; readonly [filter: string]: string };

interface Found {
	readonly lines: readonly ArchiveLine[];
	readonly next: string | null;
}

async function look(asked: object): Promise<Found> {
	const response = await fetch('/api/archive', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(asked)
	}).catch(() => undefined);
	const answer: unknown = await response?.json().catch(() => undefined);
	if (!response || answer === null || typeof answer !== 'object') throw new Unreachable();
	// The server's own function made it: the two sides share its type.
	if (response.ok) return answer as Found;
	const { code, message, details } = answer as { code?: string; message?: string; details?: Record<string, unknown> };
	throw new Refused(code ?? 'failed', message ?? '', details ?? {});
}

/** One search among past cases, and the pages of it that were asked for. */
export class Searching {
	readonly act = new Act();
	found = $state.raw<Found>();
	busy = $state(false);
	#asked: Asked | undefined;

	async search(asked: Asked): Promise<void> {
		this.#asked = asked;
		const found = await this.#look(asked);
		// Somebody may be quicker than the network and have asked for something else.
		if (found && this.#asked === asked) this.found = found;
	}

	async more(): Promise<void> {
		const [asked, before] = [this.#asked, this.found];
		const after = before?.next ?? null;
		if (!asked || !before || after === null) return;
		const found = await this.#look({ ...asked, after });
		if (found && this.#asked === asked) this.found = { lines: [...before.lines, ...found.lines], next: found.next };
	}

	async #look(asked: object): Promise<Found | undefined> {
		this.busy = true;
		const found = await this.act.attempt(() => look(asked));
		this.busy = false;
		return found;
	}
}
