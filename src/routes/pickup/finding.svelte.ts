import { Act } from '$lib/client/act.svelte.ts';
import { see } from '$lib/client/see.ts';
import type { Line, Wanted } from './lines.ts';

/** Who stands at the desk, by what they showed. It is forgotten with the next one. */
export class Finding {
	readonly act = new Act();
	busy = $state(false);
	/** what was asked, as read from the card, and what was found */
	found = $state.raw<{ readonly wanted: Wanted; readonly lines: readonly Line[] }>();
	readonly identity: string = $derived(this.found?.wanted.by === 'identity' ? this.found.wanted.identity : '');

	async look(wanted: Wanted): Promise<readonly Line[] | undefined> {
		if (this.busy) return undefined;
		this.busy = true;
		const seen = await this.act.attempt(() => see('pickup.find', wanted));
		this.busy = false;
		if (seen) this.found = { wanted, lines: seen.data };
		return seen?.data;
	}

	forget(): void {
		this.found = undefined;
		this.act.clear();
	}
}
