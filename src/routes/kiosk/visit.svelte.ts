import { ask, newCommandId, Refused } from '$lib/client/ask.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { PriorityGround } from '$lib/hall/ticketing/rules.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { Words } from '$lib/i18n/i18n.ts';

export type Queue = ViewData<'kiosk'>['queues'][number];

export interface Taken {
	readonly number: string;
	readonly ahead: number;
	readonly minutes: number | null;
	/** token of the ticket's own page */
	readonly link: string;
}

/** Why there is no number now; `lost`: nobody knows yet whether there is one, so the same is asked again. */
export type Why = 'held' | 'lost' | 'hours' | 'day' | 'full' | 'down';

/** One question at a time: what for, whether with priority, which matters, who; then the number, or what to do instead. */
export type Step =
	| { readonly at: 'queue' }
	| { readonly at: 'priority' | 'matters' | 'identity'; readonly queue: Queue }
	| { readonly at: 'ticket'; readonly queue: Queue; readonly ticket: Taken }
	| { readonly at: 'none'; readonly why: Why; readonly words: Words };

export const LENGTH = 18;
/** No ticket carries more. */
export const MOST_MATTERS = 10;
/** Longer than `ask` takes to try three times on a quick "no"; a server that hangs answers nothing at all. */
const PATIENCE = 15_000;
const NOT_NOW: readonly string[] = ['not-saved', 'outcome-unknown', 'behind', 'closing', 'failed', 'too-many'];
/** What is asked once it is known what for; only who comes with a matter is asked for it. */
const QUESTIONS = ['priority', 'matters', 'identity'] as const;

const questionsFor = ({ purpose }: Queue) =>
	QUESTIONS.filter((question) => question !== 'matters' || purpose === 'intake');

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
	priority = $state.raw<PriorityGround | null>(null);
	matters = $state.raw<readonly string[]>([]);
	/** here for somebody else */
	agent = $state(false);
	/** code of what is wrong with the number */
	flaw = $state<string>();
	busy = $state(false);
	/** One visit, one command: a double tap or a second try never takes a second number. */
	#id = newCommandId();
	#again: (() => Promise<Step | string>) | undefined;

	choose(queue: Queue): void {
		this.matters = [];
		this.step = { at: 'priority', queue };
	}

	/** Which question this is, of how many that follow on the choice of a queue. */
	get progress(): { queue: Queue; n: number; of: number } | undefined {
		const { step } = this;
		if (step.at !== 'priority' && step.at !== 'matters' && step.at !== 'identity') return undefined;
		const asked = questionsFor(step.queue);
		return { queue: step.queue, n: asked.indexOf(step.at) + 1, of: asked.length };
	}

	/** On to the next question, or back to the one before. */
	go(by: 1 | -1): void {
		const { step } = this;
		if (this.busy || step.at === 'queue' || step.at === 'ticket' || step.at === 'none') return;
		const { queue } = step;
		const asked = questionsFor(queue);
		const at = asked[asked.indexOf(step.at) + by];
		this.step = at ? { at, queue } : { at: 'queue' };
		this.flaw = undefined;
	}

	/** With priority on that ground, or without. */
	prefer(ground: PriorityGround | null): void {
		this.priority = ground;
		this.go(1);
	}

	/** Here for somebody else, or not. */
	represent(): void {
		this.agent = !this.agent;
	}

	/** Chosen, or not any more. */
	toggle(matter: string): void {
		const rest = this.matters.filter((other) => other !== matter);
		if (rest.length < this.matters.length) this.matters = rest;
		else if (rest.length < MOST_MATTERS) this.matters = [...rest, matter];
	}

	type(typed: string): void {
		if (this.busy) return;
		this.number = readNumber(typed);
		this.flaw = undefined;
	}

	/** Takes the number, with the identity that is shown or without any. */
	take(queue: Queue, withIdentity: boolean): Promise<void> {
		const { matters, priority, agent } = this;
		const identity = withIdentity ? { identity: this.number } : {};
		const payload = { queue: queue.id, items: [...matters], priority, agent, ...identity };
		const id = this.#id;
		this.step = { at: 'identity', queue };
		return this.again(() => take(id, queue, payload));
	}

	/** Asks; without anything new, for what nobody knows yet whether it was done. */
	async again(asking = this.#again): Promise<void> {
		if (this.busy || !asking) return;
		const id = this.#id;
		this.#again = asking;
		this.busy = true;
		const next = await asking();
		// Somebody else may stand here by now.
		if (id !== this.#id) return;
		this.busy = false;
		if (typeof next === 'string') this.flaw = next;
		else this.step = next;
	}

	/** Back to the first question, for the next person. */
	end(): void {
		this.#id = newCommandId();
		this.#again = undefined;
		this.step = { at: 'queue' };
		this.number = '';
		this.priority = null;
		this.matters = [];
		this.agent = false;
		this.flaw = undefined;
		this.busy = false;
	}
}

const none = (why: Why, words: Words = {}): Step => ({ at: 'none', why, words });

/** The step that follows, or the code of what is wrong with the number. */
async function take(id: string, queue: Queue, payload: PayloadIn<'ticket.take'>): Promise<Step | string> {
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
	try {
		const done = await Promise.race([ask('ticket.take', payload, { as: 'kiosk', id }), late]);
		if (!done) return none('lost');
		const { number, ahead, minutes, link } = done;
		const told = { ahead: Number(ahead), minutes: minutes === null ? null : Number(minutes) };
		return { at: 'ticket', queue, ticket: { number: String(number), link: String(link), ...told } };
	} catch (error) {
		return error instanceof Refused ? refused(error) : none('lost');
	}
}

function refused({ code, flaws, details }: Refused): Step | string {
	if (code === 'malformed') return flaws.find(({ path }) => path === 'identity')?.problem ?? 'other';
	if (code === 'identity-needed') return 'identity.length';
	if (code === 'already-waiting') return none('held', { number: String(details['number']) });
	if (code === 'queue-full') return none('full', { minutes: Number(details['minutes']) });
	if (code === 'hall-closed')
		return none('hours', { opens: String(details['opens']), closes: String(details['closes']) });
	if (code === 'day-closed') return none('day');
	return none(NOT_NOW.includes(code) ? 'lost' : 'down');
}
