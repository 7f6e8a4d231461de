/** For tests alone: what each test shows of the rules, kept with the test for the rule book's table. */
import fc from 'fast-check';
import { TestRunner } from 'vitest';
import type { CommandName } from './access/rules.ts';
import { find, type Moment } from './contract.ts';
import type { HallEvent } from './events.ts';
import { emptyHall, evolve, type Hall } from './hall.ts';
import { GONE, NEW, TABLES, THINGS, type Thing } from './model/transitions.ts';

/** One thing that one event moved, or that was there and did not move though the event is its own. */
export interface Step {
	thing: Thing;
	from: string;
	command: CommandName;
	event: HallEvent['type'];
	to: string;
}

/** What a test showed, each once and as one string: steps, refusals, and events that move nothing that has a status. */
export interface Shown {
	steps: string[];
	refusals: string[];
	others: string[];
	/** of all of these, what the test looked at, not what it only passed by on its way */
	looked: string[];
}

declare module 'vitest' {
	interface TaskMeta {
		shown?: Shown;
	}
}

/** What a property presses at random would make another table of every run. */
let atRandom = false;
fc.configureGlobal({
	...fc.readConfigureGlobal(),
	beforeEach: () => void (atRandom = true),
	afterEach: () => void (atRandom = false)
});

export const isKept = (): boolean => !atRandom && TestRunner.getCurrentTest() !== undefined;

function add(list: string[], entry: string): void {
	if (!list.includes(entry)) list.push(entry);
}

export function keep(kind: 'steps' | 'refusals' | 'others', entries: readonly string[], looked: boolean): void {
	const test = isKept() ? TestRunner.getCurrentTest() : undefined;
	if (!test) return;
	const shown = (test.meta.shown ??= { steps: [], refusals: [], others: [], looked: [] });
	for (const entry of entries) {
		add(shown[kind], entry);
		if (looked) add(shown.looked, entry);
	}
}

export const written = ({ thing, from, command, event, to }: Step): string =>
	[thing, from, command, event, to].join('|');

type Place = readonly [thing: Thing, id: string];

/** Events that move a thing which they do not name, or which is gone after them. */
const SWEEPING: readonly HallEvent['type'][] = ['hall.setUp', 'day.closed', 'result.handedOut', 'case.archived'];

/** What an event may move: what it names, or, for a few, anything that there is. */
function places(hall: Hall, event: HallEvent): Place[] {
	if (SWEEPING.includes(event.type))
		return THINGS.flatMap((thing) => Object.keys(TABLES[thing](hall)).map((id): Place => [thing, id]));
	if (event.type === 'window.defined') return [['window', event.window.id]];
	const facts: Readonly<Record<string, unknown>> = { ...event };
	return THINGS.flatMap((thing): Place[] => {
		const id = facts[thing];
		return typeof id === 'string' ? [[thing, id]] : [];
	});
}

/**
 * A second hall that goes the same way one event at a time: one command may move a thing twice, or take it out of the
 * hall at once, and the table has each step.
 */
export class Shadow {
	readonly #hall: Hall = emptyHall();

	/** Takes the event over: nobody else may hold it. */
	follow(command: CommandName, event: HallEvent, moment: Moment): { steps: Step[]; others: HallEvent['type'][] } {
		const before = new Map(places(this.#hall, event).map((place) => [place.join(':'), this.#statusOf(place)]));
		evolve(this.#hall, event, moment);
		const touched = new Map(places(this.#hall, event).map((place) => [place.join(':'), this.#statusOf(place)]));
		const steps = [...new Set([...before.keys(), ...touched.keys()])].flatMap((key): Step[] => {
			const from = before.get(key) ?? NEW;
			const to = touched.get(key) ?? GONE;
			// What is in the archive is in no table of the hall's, before and after.
			if (from === NEW && to === GONE) return [];
			const thing = THINGS.find((one) => key.startsWith(`${one}:`));
			const own = event.type.startsWith(`${thing ?? ''}.`) && !SWEEPING.includes(event.type);
			return thing && (from !== to || own) ? [{ thing, from, command, event: event.type, to }] : [];
		});
		return { steps, others: steps.length === 0 ? [event.type] : [] };
	}

	#statusOf([thing, id]: Place): string | undefined {
		return find<{ status: string }>(TABLES[thing](this.#hall), id)?.status;
	}
}
