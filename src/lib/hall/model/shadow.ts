import type { Moment } from '../contract.ts';
import { upcast, type HallEvent } from '../events.ts';
import type { StoredEvent } from '../upcast.ts';
import { emptyHall, evolve, type Hall } from '../hall.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { defects, emptyFields, unchecked } from '../intake/rules.ts';
import { broken } from './broken.ts';
import type { Coverage } from './coverage.ts';
import { createLedger } from './ledger.ts';
import { GONE, lineOf, NEW, TABLES, THINGS, WAYS, type Thing } from './transitions.ts';

/** What a log or a checkpoint gives back of what was written into it. */
const readAgain = (value: object): unknown => JSON.parse(JSON.stringify(value));

type Statuses = ReadonlyMap<string, string>;

function statusesOf(hall: Hall): Statuses {
	const statuses = new Map<string, string>();
	for (const thing of THINGS)
		for (const [id, { status }] of Object.entries(TABLES[thing](hall))) statuses.set(`${thing}:${id}`, status);
	return statuses;
}

/** The thing whose own step an event is: `ticket:t_1` for whatever `ticket.…` says of it. */
function subjectOf(event: HallEvent): string {
	const thing = event.type.split('.')[0] ?? '';
	const facts: Readonly<Record<string, unknown>> = { ...event };
	if (event.type === 'window.defined') return `window:${event.window.id}`;
	// Whoever looks moves nothing.
	return event.type === 'person.revealed' ? '' : `${thing}:${String(facts[thing])}`;
}

/**
 * The hall made from the log, one event behind another, as a server does that starts again: each event goes through JSON
 * and `upcast`. Between two events it sees every status, so that no step of a thing hides behind the next one.
 */
export class Shadow {
	hall: Hall = emptyHall();
	readonly #coverage: Coverage;
	readonly #ledger = createLedger();
	#statuses: Statuses = new Map();

	constructor(coverage: Coverage) {
		this.#coverage = coverage;
	}

	follow(event: HallEvent, moment: Moment): void {
		if (event.type === 'task.opened') this.#mayOpen(event);
		if (event.type === 'case.accepted') this.#isComplete(event.case);
		evolve(this.hall, upcast(readAgain(event) as StoredEvent), moment);
		this.#ledger.keep(this.hall, event);
		this.#walked(event);
		this.#coverage.happened(event);
	}

	/** A checkpoint is made and read: what follows goes on from it. */
	restart(): void {
		this.hall = readAgain(this.hall) as Hall;
	}

	/** A step opens once all steps before it have passed, in their newest round. */
	#mayOpen({ case: caseId, step }: Extract<HallEvent, { type: 'task.opened' }>): void {
		const { approval, intake } = this.hall;
		const rounds = (approval.byCase[caseId] ?? []).flatMap((id) => approval.tasks[id] ?? []);
		const after = itemOf(this.hall, intake.cases[caseId])?.flow.find(({ id }) => id === step)?.after;
		if (!after) return broken(`${step} opened, which the item of ${caseId} does not have`);
		for (const before of after) {
			const status = rounds.filter((task) => task.step === before).at(-1)?.status;
			if (status !== 'passed')
				broken(`${step} of ${caseId} opened while ${before} before it is ${status ?? 'not open yet'}`);
		}
	}

	/** Nothing is accepted by anybody that is not complete; only the law deems it so. */
	#isComplete(id: string): void {
		const target = this.hall.intake.cases[id];
		const item = itemOf(this.hall, target);
		if (!target || !item) return broken(`${id} was accepted and is not there`);
		const { form, verdicts } = target;
		const lacking = [...emptyFields(item, form), ...unchecked(item, verdicts), ...defects(item, verdicts)];
		if (lacking.length > 0) broken(`${id} was accepted with something still lacking`);
	}

	#walked(event: HallEvent): void {
		const before = this.#statuses;
		const now = statusesOf(this.hall);
		this.#statuses = now;
		const subject = subjectOf(event);
		for (const [key, to] of now) {
			const from = before.get(key) ?? NEW;
			if (from !== to || key === subject) this.#step(key, from, to, event);
		}
		for (const [key, from] of before) if (!now.has(key)) this.#step(key, from, GONE, event);
	}

	#step(key: string, from: string, to: string, { type }: HallEvent): void {
		const thing = key.slice(0, key.indexOf(':')) as Thing;
		if (!WAYS[thing][from]?.[to]?.includes(type)) broken(`${key} went from ${from} to ${to} by ${type}`);
		this.#coverage.walked(lineOf(thing, from, to, type));
	}
}
