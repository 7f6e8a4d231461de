import { differenceInCalendarDays, parseISO } from 'date-fns';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import { dayOf } from '$lib/hall/calendar/day.ts';
import { upcast, type HallEvent } from '$lib/hall/events.ts';
import type { StoredEvent } from '$lib/hall/upcast.ts';
import { emptyHall, evolve, HALL_SCHEMA, zonesOf, type Hall, type ZoneName } from '$lib/hall/hall.ts';
import type { Json } from '$lib/hall/decider.ts';
import { GENESIS, type Line } from './log/chain.ts';
import type { Keeper } from './log/keeper.ts';

/** What the door has answered to a command that changed something: enough to answer the same again. */
export interface Answered {
	payloadHash: string;
	position: number;
	result: Json;
}

/** The hall, and how far the log has brought it. Plain JSON: a checkpoint holds exactly this. */
export interface State {
	hall: Hall;
	place: { position: number; hash: string };
	/** when the last commit was made; the hall's time never runs backwards */
	at: number;
	/** position of the last commit that moved each zone */
	moved: Record<ZoneName, number>;
	/** by day, then by actor and command id; kept for seven days */
	answers: Record<string, Record<string, Answered>>;
}

/** The state as everybody but the door sees it. */
export interface Kept {
	readonly hall: DeepReadonly<Hall>;
	readonly place: Readonly<State['place']>;
	readonly at: number;
	readonly moved: Readonly<State['moved']>;
}

/** The exact content of a commit. `after` is what was synced before its batch: the log's damage rule rests on it. */
export interface CommitBody {
	position: number;
	after: number;
	at: number;
	actor: string;
	command: { name: string; id: string; payloadHash: string };
	events: readonly StoredEvent[];
	result: Json;
	/** the code of a refusal that left a trace: it was answered with a no, and is not remembered as an answer */
	refused?: string;
}

const ANSWERS_KEPT_DAYS = 7;

const answerKey = (actor: string, id: string): string => `${actor} ${id}`;

export function answerTo(state: State, actor: string, id: string): Answered | undefined {
	const key = answerKey(actor, id);
	return Object.values(state.answers).find((day) => Object.hasOwn(day, key))?.[key];
}

/** What a commit changes besides the hall: place in the log, remembered answers, and the zones that moved, which it returns. */
export function keepCommit(state: State, commit: CommitBody, events: readonly HallEvent[]): ReadonlySet<ZoneName> {
	const { position, at, actor, command, result } = commit;
	const zones = zonesOf(events);
	state.place.position = position;
	state.at = at;
	for (const zone of zones) state.moved[zone] = position;
	if (commit.refused !== undefined) return zones;
	const today = dayOf(at);
	const day = (state.answers[today] ??= startDay(state, today));
	day[answerKey(actor, command.id)] = { payloadHash: command.payloadHash, position, result };
	return zones;
}

function startDay(state: State, today: string): Record<string, Answered> {
	const old = Object.keys(state.answers).filter(
		(day) => differenceInCalendarDays(parseISO(today), parseISO(day)) > ANSWERS_KEPT_DAYS
	);
	for (const day of old) Reflect.deleteProperty(state.answers, day);
	return {};
}

const unmoved = (): Record<ZoneName, number> => {
	const zones = Object.keys(emptyHall()) as ZoneName[];
	return Object.fromEntries(zones.map((zone) => [zone, 0])) as Record<ZoneName, number>;
};

/** Moves the state over a commit that is in the log. @throws UnknownEvent before anything has changed */
export function keepLine(state: State, line: Line): { zones: ReadonlySet<ZoneName>; by: string } {
	const commit = JSON.parse(line.body) as CommitBody;
	const moment = { at: commit.at, by: commit.actor, position: commit.position };
	const events = commit.events.map((event) => upcast(event));
	for (const event of events) evolve(state.hall, event, moment);
	const zones = keepCommit(state, commit, events);
	state.place.hash = line.hash;
	return { zones, by: commit.actor };
}

export const stateKeeper: Keeper<State> = {
	schema: `state-1 ${HALL_SCHEMA}`,
	initial: () => ({
		hall: emptyHall(),
		place: { position: 0, hash: GENESIS },
		at: 0,
		moved: unmoved(),
		answers: {}
	}),
	apply: (state, line) => void keepLine(state, line),
	place: (state) => state.place
};

/** For checkpoints that name the house too: one of another house's log is of no use. */
export const keeperIn = (house: string): Keeper<State> => ({
	...stateKeeper,
	schema: `${stateKeeper.schema} of ${house}`
});
