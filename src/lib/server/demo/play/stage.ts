import { z } from 'zod';
import type { Ticket } from './acts.ts';
import { isRefusal, takeNumber } from './acts.ts';
import type { Person } from './people.ts';
import type { Play, Script } from './play.ts';
import { count } from './tally.ts';

/** What everybody in a play shares besides the hall itself: who holds which number, who comes back with what. */
export interface Stage {
	readonly play: Play;
	/** nobody new is served after this, epoch milliseconds */
	readonly until: number;
	/** how long things take: 1 on an ordinary day */
	readonly pace: number;
	readonly recalls: { readonly times: number; readonly seconds: number };
	readonly tickets: Map<string, Ticket>;
	/** the applicant of a case */
	readonly people: Map<string, Person>;
	/** the queue of those who come to fetch something */
	readonly pickup: string;
	/** the case that an adviser prepared for somebody, by identity number */
	readonly prepared: Map<string, string>;
	/** the case that somebody brings something for, by ticket */
	readonly corrections: Map<string, string>;
	/** numbers whose people have left */
	readonly gone: Set<string>;
	isGone(ticket: Ticket): boolean;
	/** Somebody goes to the kiosk after so many milliseconds; with `correction`, to bring what a case lacks. */
	comesBack(person: Person, queue: string, correction: string, after: number): void;
	comesFor(person: Person, queue: string, matters: readonly string[], after: number): void;
	takeUp(clerk: string, ticket: Ticket, prepared: string): Promise<string>;
}

const caseAnswer = z.object({ case: z.string() });

export interface StageParts {
	readonly play: Play;
	readonly until: number;
	readonly pace: number;
	readonly recalls: Stage['recalls'];
	/** how many who are called are not there */
	readonly noShow: number;
	readonly pickup: string;
}

export function createStage({ play, until, pace, recalls, noShow, pickup }: StageParts): Stage {
	const tickets = new Map<string, Ticket>();
	const corrections = new Map<string, string>();
	const gone = new Set<string>();

	async function* come(person: Person, queue: string, matters: readonly string[], correction?: string): Script {
		const ticket = await takeNumber(play, person, queue, matters);
		if (!ticket) return;
		tickets.set(ticket.id, ticket);
		if (correction !== undefined) corrections.set(ticket.id, correction);
		if (play.random.chance(noShow)) gone.add(ticket.id);
		yield 0;
	}

	return {
		play,
		until,
		pace,
		recalls,
		pickup,
		tickets,
		people: new Map(),
		prepared: new Map(),
		corrections,
		gone,
		isGone: (ticket) => gone.has(ticket.id),
		comesBack: (person, queue, correction, after) => play.begin(come(person, queue, [], correction), play.now + after),
		comesFor: (person, queue, matters, after) => play.begin(come(person, queue, matters), play.now + after),
		async takeUp(clerk, ticket, prepared) {
			const { version } = await play.see(clerk, 'case', { case: prepared });
			const payload = { ticket: ticket.id, continues: prepared };
			const answer = await play.ask(clerk, 'case.draft', payload, { expect: { [`case:${prepared}`]: version } });
			if (isRefusal(answer)) throw new Error('a prepared case could not be taken up');
			count(play.tally, 'takenUp');
			return caseAnswer.parse(answer).case;
		}
	};
}
