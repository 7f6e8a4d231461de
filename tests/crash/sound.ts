import { dayOf } from '$lib/hall/calendar/day.ts';
import type { CommitBody } from '$lib/server/state.ts';
import type { Asked } from './load.ts';

/** What a log holds, and the ids of the keys that are kept beside it. */
export interface Kept {
	readonly commits: readonly CommitBody[];
	readonly keys: ReadonlySet<string>;
}

/** All that a command does; a part of it would be half a command. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
	'ticket.take': ['ticket.taken'],
	'ticket.call': ['ticket.called'],
	'ticket.start': ['ticket.started'],
	'ticket.finish': ['ticket.finished'],
	'case.draft': ['case.drafted'],
	'case.fill': ['case.filled']
};
/** What an answer and the log's result say alike; where one has the name of a secret, the other has a token. */
const ALIKE = ['ticket', 'number', 'case', 'queue'];

/** Every line that is not as it must be after any crash: no flaw, no line. */
export function flawsIn(kept: Kept, asked: readonly Asked[]): string[] {
	return [...notOnce(kept, asked), ...inHalves(kept), ...notInARow(kept), ...calledTwice(kept)];
}

const told = ({ name, id }: Pick<Asked, 'name' | 'id'>) => `${name} ${id}`;

/** What was answered is there exactly once, as it was answered; what was refused is not; nothing is there twice. */
function* notOnce({ commits }: Kept, asked: readonly Asked[]): Generator<string> {
	const made = new Map<string, CommitBody>();
	for (const commit of commits) {
		const { actor, command } = commit;
		if (made.has(command.id)) yield `${told(command)} of ${actor} is there twice`;
		made.set(command.id, commit);
	}
	for (const one of asked) {
		const commit = made.get(one.id);
		if (!one.answer) {
			if (commit && !one.unknown) yield `${told(one)} was never done for all anybody said, and is there`;
			continue;
		}
		if (commit?.position !== one.answer.position)
			yield `${told(one)} was answered at ${one.answer.position}, and is ${commit ? `at ${commit.position}` : 'not there'}`;
		const result = Object(commit?.result);
		const differs = ALIKE.find((name) => Reflect.get(result, name) !== one.answer?.result[name]);
		if (differs) yield `${told(one)} was answered with another ${differs} than the log has`;
	}
}

/** Each command with all that it did, and each text that was sealed with the key that opens it. */
function* inHalves({ commits, keys }: Kept): Generator<string> {
	for (const { position, command, events } of commits) {
		const types = events.map(({ type }) => type).join();
		const whole = WHOLE[command.name];
		if (whole && types !== whole.join()) yield `${told(command)} at ${position} did ${types}`;
		for (const [, key = ''] of JSON.stringify(events).matchAll(/"sealed":"([^".]+)\./g))
			if (!keys.has(key)) yield `${told(command)} at ${position} is sealed with a key that is gone`;
	}
}

/** The numbers of a day and queue: 001, 002, … in the order in which they were given. */
function* notInARow({ commits }: Kept): Generator<string> {
	const last = new Map<string, number>();
	for (const { at, events, position } of commits)
		for (const event of events) {
			if (event.type !== 'ticket.taken') continue;
			const number = String(Reflect.get(event, 'number'));
			const line = `${dayOf(at)} ${number.slice(0, 1)}`;
			const expected = (last.get(line) ?? 0) + 1;
			if (Number(number.slice(1)) !== expected) yield `${number} was given at ${position}, where ${expected} was next`;
			last.set(line, expected);
		}
}

/** In these halls nobody is called again, so whoever is called twice was called by two. */
function* calledTwice({ commits }: Kept): Generator<string> {
	const called = new Set<string>();
	for (const { events, position } of commits)
		for (const event of events) {
			if (event.type !== 'ticket.called') continue;
			const ticket = String(Reflect.get(event, 'ticket'));
			if (called.has(ticket)) yield `${ticket} was called again at ${position}`;
			called.add(ticket);
		}
}
