import { z } from 'zod';
import type { Ticket } from './acts.ts';
import { isRefusal, takeNumber } from './acts.ts';
import type { Living } from './living.ts';
import { personOf, type Person } from './people.ts';
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
	/** what somebody could not bring to its end: it is not begun a third time */
	readonly tried: Set<string>;
	/** what is known of a hall in which others are at work too; null where nobody else is */
	readonly living: Living | null;
	isGone(ticket: Ticket): boolean;
	/** The number that somebody holds, and who they are. */
	ticketOf(id: string): Promise<Ticket>;
	/** Whoever applied; undefined for somebody of whom this play knows nothing. */
	applicantOf(id: string): Promise<Person | undefined>;
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
	readonly living: Living | null;
}

/** Numbers of people who are made up because nobody knows who they are; the day's own visitors come before. */
const UNKNOWN_PEOPLE = 5_000;

export function createStage({ play, until, pace, recalls, noShow, pickup, living }: StageParts): Stage {
	const tickets = new Map<string, Ticket>();
	const people = new Map<string, Person>();
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
		people,
		prepared: new Map(),
		corrections,
		gone,
		tried: new Set(),
		living,
		isGone: (ticket) => gone.has(ticket.id),
		async ticketOf(id) {
			const known = tickets.get(id);
			if (known) return known;
			const found = await living?.ticket(id);
			if (!found) throw new Error('a number that nobody in this play took');
			const ticket = { ...found, person: { ...personOf(play, UNKNOWN_PEOPLE + tickets.size), ...found.person } };
			tickets.set(id, ticket);
			return ticket;
		},
		async applicantOf(id) {
			const person = people.get(id) ?? (await living?.applicant(id));
			if (person) people.set(id, person);
			return person;
		},
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
