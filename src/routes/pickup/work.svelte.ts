import { tick } from 'svelte';
import { until } from '$lib/client/settle.ts';
import type { Me } from '$lib/hall/access/views.ts';
import type { ViewData } from '$lib/hall/views.ts';
import { Finding } from './finding.svelte.ts';
import type { Line, Message, Wanted } from './lines.ts';
import type { List } from './lists.ts';
import { freeSlot } from './shelf.ts';

interface Seen {
	readonly pickup: () => ViewData<'pickup'>;
	readonly outbox: () => ViewData<'outbox'>;
	readonly me: () => Me;
}

const focusFirst = async (selector: string): Promise<void> => {
	await tick();
	document.querySelector<HTMLElement>(selector)?.focus();
};

/** What is at hand at the desk, one thing at a time: handed out, put on the shelf, or told. */
export class Work {
	readonly finding = new Finding();
	list = $state<List>('toProduce');
	/** what is being handed out, and the number that was read when it was found */
	chosen = $state.raw<{ readonly line: Line; readonly identity: string }>();
	signed = $state(false);
	/** what was handed out last */
	done = $state.raw<Line>();
	/** who is being told on the telephone */
	telling = $state.raw<Message>();
	/** what was picked to be put on the shelf, and where */
	#picked = $state.raw<Line>();
	#slot = $state<string>();
	/** What waits for the shelf does not come up by itself: somebody stands here, or stood here last. */
	#resting = $state(false);

	readonly #newest: Readonly<Record<string, Line>> = $derived.by(() => {
		const { toProduce, toShelve, ready } = this.seen.pickup();
		const lines = [toProduce, toShelve, ready].flatMap((list) => list.lines);
		return Object.fromEntries(lines.map((line) => [line.case.id, line]));
	});
	// What was found is answered once, and shown in its newest state.
	readonly found: readonly Line[] = $derived.by(() => this.finding.found?.lines.map((line) => this.now(line)) ?? []);

	/** Put on the shelf: what was picked for it; while that list is open, one after the other. */
	readonly placing: Line | undefined = $derived.by(() => {
		if (this.chosen || this.telling || !this.seen.me().may.includes('result.shelve')) return undefined;
		const picked = this.#picked && this.now(this.#picked);
		if (picked?.result?.status === 'produced') return picked;
		const isTurn = this.list === 'toShelve' && !this.#resting && !this.finding.found;
		return isTurn ? this.seen.pickup().toShelve.lines[0] : undefined;
	});
	/** Nobody has picked or typed another. */
	readonly isProposed: boolean = $derived(this.#slot === undefined);
	readonly slot: string = $derived.by(() => this.#slot ?? freeSlot(this.seen.pickup().shelf, this.seen.pickup().room));

	/** Where what is at hand stands on the shelf. */
	readonly lit: readonly string[] = $derived.by(() => {
		if (this.telling) return this.telling.slot ? [this.telling.slot] : [];
		const lines = this.chosen ? [this.now(this.chosen.line)] : this.found;
		return lines.flatMap(({ result }) => result?.slot ?? []);
	});

	readonly way: 'out' | 'shelf' | 'told' = $derived.by(() => {
		if (this.telling) return 'told';
		return this.placing ? 'shelf' : 'out';
	});
	readonly step: 0 | 1 | 2 = $derived.by(() => {
		if (this.chosen && this.signed) return 2;
		return this.chosen || this.placing || this.telling ? 1 : 0;
	});
	readonly at: string | undefined = $derived(this.telling?.id ?? this.chosen?.line.case.id ?? this.placing?.case.id);

	constructor(private readonly seen: Seen) {}

	now(line: Line): Line {
		return this.#newest[line.case.id] ?? line;
	}

	#clear(resting: boolean): void {
		this.chosen = undefined;
		this.telling = undefined;
		this.done = undefined;
		this.signed = false;
		this.#picked = undefined;
		this.#slot = undefined;
		this.#resting = resting;
	}

	choose(line: Line, identity = this.finding.identity): void {
		this.#clear(true);
		this.chosen = { line, identity };
	}

	place(line: Line): void {
		this.#clear(false);
		this.#picked = line;
	}

	tell(message: Message): void {
		this.#clear(true);
		this.telling = message;
	}

	async search(wanted: Wanted): Promise<boolean> {
		const lines = await this.finding.look(wanted);
		if (!lines) return false;
		this.#clear(true);
		const ready = lines.filter(({ result }) => result?.status === 'shelved');
		const [only] = ready.length === 1 ? ready : lines;
		if (only && ready.length === 1) this.choose(only);
		else if (only?.result?.status === 'produced' && lines.length === 1) this.place(only);
		else void focusFirst('#found button');
		return true;
	}

	/** Ready for the next card: what the one before showed is forgotten. */
	startOver(): void {
		this.#clear(true);
		this.finding.forget();
		document.getElementById('find')?.focus();
	}

	/** On to the next of the same person, if there is one. */
	async handedOut(line: Line): Promise<void> {
		const wanted = this.finding.found?.wanted;
		this.#clear(true);
		const more = wanted && (await this.finding.look(wanted));
		if (more && more.length > 0) await focusFirst('#found button');
		else this.startOver();
		this.done = line;
	}

	/** On to the next of the list; one that was found by its number is followed by the next number. */
	placed(): void {
		this.#picked = undefined;
		this.#slot = undefined;
		if (this.finding.found) this.startOver();
	}

	/** On to the next who is to be told, or back to the same one. */
	async told({ id: said }: Message): Promise<void> {
		this.telling = undefined;
		await until(() => !this.seen.outbox().messages.some(({ id }) => id === said), 300);
		await focusFirst(`#tell-${said}`);
		if (document.activeElement === document.body) await focusFirst('[id^="tell-m_"]');
	}

	/** Whoever stands here is not sent away by a look at another list. */
	turn(to: List): void {
		this.list = to;
		if (this.chosen) return;
		this.#clear(false);
		this.finding.forget();
	}

	/** A slot of the picture: where to put it, or what stands there. */
	pick(slot: string): void {
		if (this.placing) this.#slot = slot;
		else if (this.seen.pickup().shelf.some((one) => one.slot === slot)) void this.search({ by: 'slot', slot });
	}
}
