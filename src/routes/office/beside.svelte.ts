import { Act } from '$lib/client/act.svelte.ts';
import type { StaffLive } from '$lib/client/staff-live.svelte.ts';
import type { Seen, Watched } from '$lib/client/live.svelte.ts';
import { see } from '$lib/client/see.ts';

/** The case that is open beside the lists, and the task in it that it was opened for, if it has one. */
export class Beside {
	/** why the last one did not open */
	readonly act = new Act();
	task = $state.raw<string>();
	file = $state.raw<Watched<'case'>>();
	#turns = 0;
	/** of which case what was open before is, by its id */
	readonly #known: Record<string, string> = {};

	constructor(private readonly live: StaffLive) {}

	/** of the task, or of the case: as in the lists, and as drafts are kept */
	get id(): string | undefined {
		return this.task ?? this.file?.data.id;
	}

	show(task: string | undefined, caseId: string, first: Seen<'case'>): void {
		if (this.file) this.live.unwatch(this.file);
		this.task = task;
		this.#known[task ?? caseId] = caseId;
		this.file = this.live.watch('case', { case: caseId }, first);
	}

	caseOf(id: string): string | undefined {
		return this.#known[id];
	}

	close(): void {
		this.#turns += 1;
		if (this.file) this.live.unwatch(this.file);
		this.task = undefined;
		this.file = undefined;
		this.act.clear();
	}

	/** Whether it is the one that is open now: somebody may be quicker than the network and have opened another. */
	async open(id: string, caseId: string): Promise<boolean> {
		const turn = (this.#turns += 1);
		const first = await this.act.attempt(() => see('case', { case: caseId }));
		if (!first || turn !== this.#turns) return false;
		this.show(id === caseId ? undefined : id, caseId, first);
		return true;
	}
}
