import { jiaozuo } from '../server/presets/jiaozuo/index.ts';
import { presetFileSchema } from './catalogue/schema.ts';
import { instantOf } from './calendar/day.ts';
import { actorName, find, must, type Actor, type Sealed } from './contract.ts';
import type { CommandName } from './access/rules.ts';
import type { HallEvent } from './events.ts';
import { emptyHall, evolve, perform, type Hall } from './hall.ts';
import { Refusal } from './refusal.ts';
import type { Json } from './decider.ts';

/** What a schema fills in where a payload says nothing: a story's payloads are sealed already and are not parsed. */
const DEFAULTS: Partial<Record<CommandName, object>> = {
	'ticket.take': { items: [], priority: null, agent: false, exception: null },
	'ticket.hold': { reason: null },
	'ticket.abandon': { reason: null },
	'day.close': { force: false },
	'advice.record': { ticket: null, items: [], minutes: 0 },
	'case.prepare': { ticket: null, agent: null, form: {}, lines: [] },
	'task.return': { to: null },
	'task.decide': { reasons: null, to: null },
	'message.settle': { note: null }
};

/** For tests: a hall without a door, whose ids count up and whose time stands until it is moved. */
export class Story {
	hall: Hall = emptyHall();
	/** everything that happened, as a log would hold it */
	readonly log: { at: number; by: string; event: HallEvent }[] = [];
	now: number;
	#ids = 0;
	#staff: Record<string, Actor> = {};

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
		const context = {
			now: this.now,
			actor,
			newId: (prefix: string) => `${prefix}_${String(++this.#ids).padStart(16, '0')}`,
			secret: (name: string) => `secret of ${name}`
		};
		const full = { ...DEFAULTS[name], ...(payload as object) };
		const moment = { at: this.now, by: actorName(actor), position: this.log.length + 1 };
		const decision = perform(this.hall, { name, payload: full }, context, moment);
		for (const event of decision.events) this.log.push({ at: this.now, by: moment.by, event: structuredClone(event) });
		if (decision.refusal) throw new Refusal(decision.refusal.code, decision.refusal.details);
		return { events: decision.events, result: { ...(decision.result as Record<string, Json> | undefined) } };
	}

	/** The types of the events that a command led to: the "then" of a rule. */
	happens(actor: Actor, name: CommandName, payload: unknown = {}): string[] {
		return this.ask(actor, name, payload).events.map((event) => event.type);
	}

	/** The code with which a command is refused; a command that is not refused fails the test. Nothing may have changed. */
	refused(actor: Actor, name: CommandName, payload: unknown = {}): string {
		const before = JSON.stringify(this.hall);
		try {
			this.ask(actor, name, payload);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			if (JSON.stringify(this.hall) !== before)
				throw new Error(`${name} was refused, yet something changed`, { cause: error });
			return error.code;
		}
		throw new Error(`${name} was not refused`);
	}

	/** Makes or finds a staff member by a short name, signed in. */
	staff(
		name: string,
		duty: Partial<{ roles: string[]; department: string; windows: string[]; skills: string[] }> = {}
	): Actor {
		const known = this.#staff[name];
		if (known) return known;
		const { roles = ['clerk'], department = null, windows = [], skills = [] } = duty;
		const payload = { username: name, password: `hash of ${name}`, name, roles, department, windows, skills };
		const id = String(this.ask(ADMIN, 'staff.add', payload).result['staff']);
		const proof = { against: `hash of ${name}`, fits: true };
		const session = String(this.ask(ANYONE, 'session.open', { username: name, password: proof }).result['session']);
		return (this.#staff[name] = { kind: 'staff', id, session });
	}

	/** The hall made anew from what happened must be the same hall. */
	replayed(): Hall {
		const hall = emptyHall();
		this.log.forEach(({ at, by, event }, index) =>
			evolve(hall, structuredClone(event), { at, by, position: index + 1 })
		);
		return hall;
	}
}

export const ANYONE: Actor = { kind: 'anyone' };
export const CLOCK: Actor = { kind: 'clock' };
export const KIOSK: Actor = { kind: 'device', id: 'd_kiosk' };
/** Decide does not ask who may: that is the table's and the door's. */
export const ADMIN: Actor = { kind: 'staff', id: 's_admin', session: 'e_admin' };

export const { preset: PRESET } = presetFileSchema.parse(jiaozuo);

/** A person's datum as the door hands it on. */
export const sealed = (text: string): Sealed => ({ sealed: `sealed ${text}`, mask: '*', key: `key of ${text}` });
export const person = (who: string) => ({
	kind: 'person' as const,
	name: sealed(`name ${who}`),
	identity: sealed(who),
	phone: sealed(`phone ${who}`)
});

/** A hall that is set up with the built-in preset, at 09:40 of a Friday that is a working day. */
export function openedHall(now?: number): Story {
	const story = new Story(now);
	const administrator = { username: 'admin', password: 'hash', name: '管理员' };
	story.ask({ kind: 'setup' }, 'hall.setUp', { name: { 'zh-CN': '大厅', en: 'Hall' }, preset: PRESET, administrator });
	return story;
}

export const clerkAt = (story: Story, window: string, queue: string): Actor =>
	story.staff(`clerk ${window}`, { windows: [window], skills: [queue] });

/** Somebody takes a number, and the clerk of the window calls and starts. */
export function served(story: Story, window: string, queue: string, who: string): { clerk: Actor; ticket: string } {
	const clerk = clerkAt(story, window, queue);
	story.ask(KIOSK, 'ticket.take', { queue, identity: sealed(who), items: [] });
	if (find(story.hall.ticketing.windows, window)?.status !== 'open') story.ask(clerk, 'window.open', { window });
	const ticket = String(story.ask(clerk, 'ticket.call', { window }).result['ticket']);
	story.ask(clerk, 'ticket.start', { ticket });
	return { clerk, ticket };
}

interface Walk {
	window: string;
	queue: string;
	item: string;
	form: Record<string, string | number>;
	who?: string;
}
export const WALKS = {
	immediate: {
		window: 'w12',
		queue: 'sh',
		item: 'medical-insurance',
		form: { residence: 'x', category: 'adult', from: '2026-01-01', contactPhone: 'x' }
	},
	serial: {
		window: 'w08',
		queue: 'ss',
		item: 'small-catering',
		form: { shopName: '小店', address: 'x', area: 40, category: 'meals', workers: 3 }
	},
	parallel: {
		window: 'w01',
		queue: 'bdc',
		item: 'secondhand-transfer',
		form: {
			location: 'x',
			certificateNo: '1',
			buildingArea: 90,
			use: 'residential',
			price: 80_000_000,
			sellerName: 'x',
			sellerIdentity: 'x',
			contractDate: '2026-11-01'
		}
	}
} as const satisfies Record<string, Walk>;

export const caseOf = (story: Story, id: string) => must(story.hall.intake.cases, id);

/** A case begun and filled in at the window, with no material looked at yet. */
export function drafted(
	story: Story,
	{ window, queue, item, form, who = 'A' }: Walk
): { clerk: Actor; ticket: string; id: string } {
	const { clerk, ticket } = served(story, window, queue, who);
	const id = String(
		story.ask(clerk, 'case.draft', { ticket, item, applicant: person(who), agent: null }).result['case']
	);
	story.ask(clerk, 'case.fill', { case: id, form });
	return { clerk, ticket, id };
}

export const verdict = (material: string, word: 'qualified' | 'unqualified' | 'missing' = 'qualified') => ({
	material,
	verdict: word,
	kind: null,
	copies: 1,
	pages: 1,
	originalSeen: true,
	reason: word === 'unqualified' ? '字迹不清' : null
});

/** Verdicts on all required materials, some of them other than in order. */
export const verdicts = (item: string, others: Record<string, 'unqualified' | 'missing'> = {}) =>
	(PRESET.items.find((i) => i.id === item)?.materials ?? [])
		.filter((m) => m.required || others[m.id])
		.map((m) => verdict(m.id, others[m.id] ?? 'qualified'));

/** A case that was received; with `others`, not everything is in order. */
export function received(story: Story, walk: Walk, others: Record<string, 'unqualified' | 'missing'> = {}) {
	const begun = drafted(story, walk);
	story.ask(begun.clerk, 'case.check', { case: begun.id, lines: verdicts(walk.item, others) });
	story.ask(begun.clerk, 'case.receive', { case: begun.id });
	return begun;
}

export function accepted(story: Story, walk: Walk) {
	const begun = received(story, walk);
	story.ask(begun.clerk, 'case.accept', { case: begun.id });
	return begun;
}

/** The open task of a step, and somebody of its department and role who may work on it. */
export function taskAt(story: Story, caseId: string, step: string): { task: string; approver: Actor } {
	const task = Object.values(story.hall.approval.tasks).find((t) => t.case === caseId && t.step === step);
	if (!task) throw new Error(`no task for ${step}`);
	const approver = story.staff(`${task.role} ${task.department}`, { roles: [task.role], department: task.department });
	return { task: task.id, approver };
}

export const OPINION = '经审查，材料齐全，符合规定条件。';

export function passed(story: Story, caseId: string, step: string): void {
	const { task, approver } = taskAt(story, caseId, step);
	story.ask(approver, 'task.claim', { task });
	story.ask(approver, 'task.pass', { task, opinion: OPINION, recommends: 'grant' });
}

export function decided(story: Story, caseId: string, step: string, outcome: 'grant' | 'deny' = 'grant') {
	const { task, approver } = taskAt(story, caseId, step);
	story.ask(approver, 'task.claim', { task });
	const reasons = outcome === 'deny' ? '不符合法定条件第一项' : null;
	return story.ask(approver, 'task.decide', { task, outcome, opinion: OPINION, reasons });
}

/** A parallel case, decided; the ticket is finished. */
export function granted(story: Story, outcome: 'grant' | 'deny' = 'grant', who = 'A') {
	const begun = accepted(story, { ...WALKS.parallel, who });
	story.ask(begun.clerk, 'ticket.finish', { ticket: begun.ticket });
	passed(story, begun.id, 'registration');
	passed(story, begun.id, 'tax');
	decided(story, begun.id, 'record', outcome);
	const issuer = story.staff('issuer', { roles: ['issuer'], windows: ['w15'], skills: ['lz'] });
	return { ...begun, issuer };
}
