import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { Ticket } from './acts.ts';
import type { Person } from './people.ts';
import { minutes, type Script } from './play.ts';
import type { Stage } from './stage.ts';

/** A case whose applicant still has a way to make: to bring something, to fetch it, to have it confirmed. */
export interface Awaited {
	readonly case: string;
	readonly status: CaseStatus;
	readonly item: string;
	readonly queue: string;
}

/** What those in a play know of a hall in which others are at work too. */
export interface Living {
	/** ids of the staff by their usernames */
	readonly staff: Readonly<Record<string, string>>;
	/** Whether a person does this one's work now. */
	isResting(who: string): boolean;
	/** A number that somebody took, with what is known of its person. */
	ticket(id: string): Promise<(Omit<Ticket, 'person'> & { readonly person: Partial<Person> }) | undefined>;
	applicant(id: string): Promise<Person | undefined>;
	/** Cases whose people are expected, and that nothing has happened to since `before`. */
	awaited(before: number): Promise<Awaited[]>;
	/** Whether nobody can be served any more today. */
	isDayClosed(): Promise<boolean>;
}

/**
 * Somebody's work in a living hall. A person may cross it at any step: then they look anew at how things stand. They rest
 * while a person does their work.
 */
export async function* anew({ play, until, living }: Stage, who: string, begin: () => Script): Script {
	while (play.now < until) {
		if (!living?.isResting(who)) {
			try {
				return yield* begin();
			} catch (error) {
				play.fell(error);
			}
		}
		yield minutes(1);
	}
}

const OFTEN = minutes(5);
/** Of those who are expected one in so many comes within five minutes: more than half within the day. */
const SHARE = 120;
/** Nobody comes back before they can have been home. */
const AWAY = minutes(150);

/** People of cases from before this play: they bring what was lacking, fetch what is ready, come to what was prepared. */
export async function* returning(stage: Stage, living: Living): Script {
	const { play } = stage;
	const invited = new Set<string>();
	while (play.now < stage.until) {
		yield OFTEN;
		const expected = (await living.awaited(play.now - AWAY)).filter((one) => !invited.has(one.case));
		for (let left = Math.ceil(expected.length / SHARE); left > 0; left -= 1) {
			const one = play.pick(expected);
			invited.add(one.case);
			const person = await stage.applicantOf(one.case);
			if (person) send(stage, person, one);
		}
	}
}

function send(stage: Stage, person: Person, { case: id, status, item, queue }: Awaited): void {
	if (status === 'ready') return stage.comesFor(person, stage.pickup, [], 0);
	if (status !== 'prepared') return stage.comesBack(person, queue, id, 0);
	stage.prepared.set(person.identity, id);
	stage.comesFor(person, queue, [item], 0);
}

/** Waits for the day's end: the duty manager's closing, or an hour after it should have come. */
export async function* evening(stage: Stage, living: Living, over: () => void): Script {
	const latest = stage.until + minutes(60);
	while (stage.play.now < latest && !(await living.isDayClosed())) yield minutes(1);
	over();
}
