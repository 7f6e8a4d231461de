import { ask, newCommandId, Refused } from '$lib/client/ask.ts';
import type { ViewData } from '$lib/hall/views.ts';

export type Queue = ViewData<'kiosk'>['queues'][number];

export interface Taken {
	readonly number: string;
	readonly ahead: number;
	readonly minutes: number | null;
	/** token of the ticket's own page */
	readonly link: string;
}

/** One question at a time: what for, who, and then the number or what to do instead. */
export type Step =
	| { readonly at: 'queue' }
	| { readonly at: 'identity'; readonly queue: Queue }
	| { readonly at: 'ticket'; readonly queue: Queue; readonly ticket: Taken }
	| { readonly at: 'held'; readonly queue: Queue; readonly number: string }
	/** not known whether it was done: the same command is asked again */
	| { readonly at: 'lost'; readonly queue: Queue; readonly identity: string | undefined }
	| { readonly at: 'closed' }
	| { readonly at: 'down' };

export const LENGTH = 18;
/** Longer than `ask` takes to try three times on a quick "no"; a server that hangs answers nothing at all. */
const PATIENCE = 15_000;
const NOT_NOW: readonly string[] = ['not-saved', 'outcome-unknown', 'closing', 'failed', 'too-many'];

/** What a card reader or a finger typed: half-width, without spaces, capital X, never more than a number has. */
export const readNumber = (typed: string): string =>
	typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^0-9X]/g, '')
		.slice(0, LENGTH);

/** One person's visit at the machine, from the first touch to the slip. */
export class Visit {
	step = $state.raw<Step>({ at: 'queue' });
	number = $state('');
	/** code of what is wrong with the number */
	flaw = $state<string>();
	busy = $state(false);
	/** One visit, one command: a double tap or a second try never takes a second number. */
	#id = newCommandId();

	choose(queue: Queue): void {
		this.step = { at: 'identity', queue };
	}

	type(typed: string): void {
		if (this.busy) return;
		this.number = readNumber(typed);
		this.flaw = undefined;
	}

	/** Takes the number, with the identity that is shown or without any. */
	async take(withIdentity: boolean): Promise<void> {
		const { step } = this;
		if (this.busy || (step.at !== 'identity' && step.at !== 'lost')) return;
		const identity = step.at === 'lost' ? step.identity : withIdentity ? this.number : undefined;
		const id = this.#id;
		this.busy = true;
		const next = await take(id, step.queue, identity);
		// Somebody else may stand here by now.
		if (id !== this.#id) return;
		this.busy = false;
		if (typeof next === 'string') this.flaw = next;
		else this.step = next;
	}

	/** Back to the first question, for the next person. */
	end(): void {
		this.#id = newCommandId();
		this.step = { at: 'queue' };
		this.number = '';
		this.flaw = undefined;
		this.busy = false;
	}
}

/** The step that follows, or the code of what is wrong with the number. */
async function take(id: string, queue: Queue, identity: string | undefined): Promise<Step | string> {
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
	const payload = { queue: queue.id, ...(identity === undefined ? {} : { identity }) };
	try {
		const done = await Promise.race([ask('ticket.take', payload, { as: 'kiosk', id }), late]);
		if (!done) return { at: 'lost', queue, identity };
		const { number, ahead, minutes, link } = done;
		const told = { ahead: Number(ahead), minutes: minutes === null ? null : Number(minutes) };
		return { at: 'ticket', queue, ticket: { number: String(number), link: String(link), ...told } };
	} catch (error) {
		if (!(error instanceof Refused)) return { at: 'lost', queue, identity };
		return refused(error, queue, identity);
	}
}

function refused({ code, flaws, details }: Refused, queue: Queue, identity: string | undefined): Step | string {
	if (code === 'malformed') return flaws.find(({ path }) => path === 'identity')?.problem ?? 'other';
	if (code === 'identity-needed') return 'identity.length';
	if (code === 'already-waiting') return { at: 'held', queue, number: String(details['number']) };
	if (code === 'hall-closed') return { at: 'closed' };
	return NOT_NOW.includes(code) ? { at: 'lost', queue, identity } : { at: 'down' };
}
