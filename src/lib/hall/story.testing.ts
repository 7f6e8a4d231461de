/** For tests alone: a hall without a door, told step by step. */
import type { ReadBundle } from './archive/bundle.ts';
import type { CommandName } from './access/rules.ts';
import { instantOf } from './calendar/day.ts';
import { isKept, keep, Shadow, written } from './book.testing.ts';
import { actorName, type Actor } from './contract.ts';
import type { Json } from './decider.ts';
import type { HallEvent } from './events.ts';
import { emptyHall, evolve, perform, type Hall } from './hall.ts';
import { Refusal } from './refusal.ts';

/** What a schema fills in where a payload says nothing: a story's payloads are sealed already and are not parsed. */
const DEFAULTS: Partial<Record<CommandName, object>> = {
	'ticket.take': { items: [], priority: null, agent: false, exception: null },
	'ticket.hold': { reason: null },
	'ticket.abandon': { reason: null },
	'window.define': { zone: null },
	'day.close': { force: false },
	'advice.record': { ticket: null, items: [], minutes: 0 },
	'case.prepare': { ticket: null, agent: null, form: {}, lines: [] },
	'case.draft': { agent: null, authoritySeen: false },
	'case.refuse': { properAuthority: null },
	'task.return': { to: null },
	'task.decide': { reasons: null, to: null },
	'result.handOut': { authoritySeen: false },
	'message.settle': { note: null }
};

export const ANYONE: Actor = { kind: 'anyone' };
export const CLOCK: Actor = { kind: 'clock' };
export const KIOSK: Actor = { kind: 'device', id: 'd_kiosk' };
/** Decide does not ask who may: that is the table's and the door's. */
export const ADMIN: Actor = { kind: 'staff', id: 's_admin', session: 'e_admin' };

/** Set-up is the one event that is too large to copy for every test; the preset of the tests is frozen instead. */
const copied = (event: HallEvent): HallEvent => (event.type === 'hall.setUp' ? event : structuredClone(event));

type Duty = Partial<{ roles: string[]; department: string; windows: string[]; skills: string[] }>;

/** A hall whose ids count up and whose time stands until it is moved. */
export class Story {
	hall: Hall = emptyHall();
	/** everything that happened, as a log would hold it */
	readonly log: { at: number; by: string; event: HallEvent }[] = [];
	now: number;
	/** what the archive gives back to whatever asks for it */
	recalled: readonly ReadBundle[] = [];
	#ids = 0;
	#staff: Record<string, Actor> = {};
	readonly #shadow = isKept() ? new Shadow() : undefined;

	constructor(now = instantOf('2026-11-20', '09:40')) {
		this.now = now;
	}

	/** Moves the clock: `later({ minutes: 5 })`, `at('2026-11-30', '09:00')`. */
	later({ minutes = 0, seconds = 0 }): this {
		this.now += minutes * 60_000 + seconds * 1000;
		return this;
	}
	at(day: string, time: string): this {
		this.now = instantOf(day, time);
		return this;
	}

	/** Performs a command; payloads are as behind the door (sealed, proven). @throws Refusal */
	ask(actor: Actor, name: CommandName, payload: unknown = {}): { events: HallEvent[]; result: Record<string, Json> } {
		return this.#ask(actor, name, payload, false);
	}

	#ask(actor: Actor, name: CommandName, payload: unknown, looked: boolean) {
		const context = {
			now: this.now,
			actor,
			newId: (prefix: string) => `${prefix}_${String(++this.#ids).padStart(16, '0')}`,
			secret: (name: string) => `secret of ${name}`,
			recalled: this.recalled
		};
		const full = { ...DEFAULTS[name], ...(payload as object) };
		const moment = { at: this.now, by: actorName(actor), position: this.log.length + 1 };
		try {
			const decision = perform(this.hall, { name, payload: full }, context, moment);
			for (const event of decision.events) {
				const entry = { at: this.now, by: moment.by, event: copied(event) };
				this.log.push(entry);
				this.#show(name, copied(entry.event), { ...moment, position: this.log.length }, looked);
			}
			if (decision.refusal) throw new Refusal(decision.refusal.code, decision.refusal.details);
			return { events: decision.events, result: { ...(decision.result as Record<string, Json> | undefined) } };
		} catch (error) {
			if (error instanceof Refusal) keep('refusals', [`${error.code}|${name}`], looked);
			throw error;
		}
	}

	#show(name: CommandName, event: HallEvent, moment: Parameters<typeof evolve>[2], looked: boolean): void {
		const shown = this.#shadow?.follow(name, event, moment);
		keep('steps', shown?.steps.map(written) ?? [], looked);
		keep('others', shown?.others.map((type) => `${name}|${type}`) ?? [], looked);
	}

	/** The types of the events that a command led to: the "then" of a rule. */
	happens(actor: Actor, name: CommandName, payload: unknown = {}): string[] {
		return this.#ask(actor, name, payload, true).events.map((event) => event.type);
	}

	/** The code with which a command is refused; a command that is not refused fails the test. Nothing may have changed. */
	refused(actor: Actor, name: CommandName, payload: unknown = {}): string {
		const before = JSON.stringify(this.hall);
		try {
			this.#ask(actor, name, payload, true);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			if (JSON.stringify(this.hall) !== before)
				throw new Error(`${name} was refused, yet something changed`, { cause: error });
			return error.code;
		}
		throw new Error(`${name} was not refused`);
	}

	/** What time alone has made true by now, all of it: the clock asks until nothing is left. */
	passes(): string[] {
		const types: string[] = [];
		for (let events = this.happens(CLOCK, 'clock.tick'); events.length > 0; events = this.happens(CLOCK, 'clock.tick'))
			types.push(...events);
		return types;
	}

	/** Makes or finds a staff member by a short name, signed in; again, if time has ended the session. */
	staff(name: string, duty: Duty = {}): Actor {
		const known = this.#staff[name];
		if (known?.kind === 'staff' && known.session in this.hall.access.sessions) return known;
		if (!known) {
			const { roles = ['clerk'], department = null, windows = [], skills = [] } = duty;
			const payload = { username: name, password: `hash of ${name}`, name, roles, department, windows, skills };
			this.ask(ADMIN, 'staff.add', payload);
		}
		const proof = { against: `hash of ${name}`, fits: true };
		const { staff, session } = this.ask(ANYONE, 'session.open', { username: name, password: proof }).result;
		return (this.#staff[name] = { kind: 'staff', id: String(staff), session: String(session) });
	}

	/** The hall made anew from what happened must be the same hall. */
	replayed(): Hall {
		const hall = emptyHall();
		this.log.forEach(({ at, by, event }, index) => evolve(hall, copied(event), { at, by, position: index + 1 }));
		return hall;
	}
}
