import { seeded, type Random } from '$lib/server/log/random.ts';
import { until } from '../harness/until.ts';
import type { Asked } from './load.ts';
import { flawsIn } from './sound.ts';
import type { Kind, Subject } from './subject.ts';

/** What came of all kills of one kind. */
export interface Tally {
	readonly kind: string;
	rounds: number;
	inside: number;
	answered: number;
	/** commands of which nobody could say at first whether they were done, and how many of them were */
	unknown: number;
	kept: number;
	readonly traces: Map<string, number>;
}

/** Answers that are asked for a second time after a kill: those that came last before it. */
const ASKED_AGAIN = 24;

/** Kills so often. Rejects with an error that names the seed when anything is not as it must be. */
export async function play({ name, open }: Kind, rounds: number, seed: number): Promise<Tally> {
	const random = seeded(seed);
	const tally: Tally = { kind: name, rounds: 0, inside: 0, answered: 0, unknown: 0, kept: 0, traces: new Map() };
	try {
		while (tally.rounds < rounds) {
			const subject = await open(random);
			do await round(subject, random, tally);
			while (tally.rounds < rounds && !subject.isSpent());
			await subject.close();
			tally.answered += subject.load.answered().length;
		}
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`CRASH_SEED=${seed}, ${name}, round ${tally.rounds + 1}: ${reason}`, { cause });
	}
	return tally;
}

async function round(subject: Subject, random: Random, tally: Tally): Promise<void> {
	const { load } = subject;
	load.hold();
	const { inside, traces = [] } = await subject.strike(random);
	await load.still();
	const lost = load.lost();
	const { commits, keys } = await subject.look();
	expectNone(flawsIn({ commits, keys }, load.asked));
	const made = new Map(commits.map(({ command, position }) => [command.id, position]));
	const latest = load.answered().slice(-ASKED_AGAIN);

	load.release();
	await until('every lost answer has come', () => lost.every(({ answer }) => answer) || undefined);
	expectNone(lost.flatMap((one) => settledWrongly(one, made.get(one.id), commits.length)));
	expectNone((await Promise.all(latest.map(answeredOtherwise))).flat());
	await subject.after?.();

	tally.rounds += 1;
	tally.inside += (inside ?? lost.length > 0) ? 1 : 0;
	tally.unknown += lost.length;
	tally.kept += lost.filter(({ id }) => made.has(id)).length;
	for (const trace of traces) tally.traces.set(trace, (tally.traces.get(trace) ?? 0) + 1);
}

/** What was kept without an answer is answered from the log; what was not is done now. */
function settledWrongly({ name, id, answer }: Asked, kept: number | undefined, upTo: number): string[] {
	const position = answer?.position ?? 0;
	if (kept === undefined ? position > upTo : position === kept) return [];
	return [`${name} ${id} was at ${kept ?? 'no place'} of ${upTo}, and was then answered at ${position}`];
}

/** Whoever asks again for what was answered before the kill is answered with the same bytes. */
async function answeredOtherwise({ seat, name, id, payload, answer }: Asked): Promise<string[]> {
	// A node may not have noticed yet that its database is back.
	const again = await until(`${name} ${id} is answered again`, async () => {
		const found = await seat.ask(name, id, payload);
		return found.way === 'answered' ? found.text : undefined;
	});
	return again === answer?.text ? [] : [`${name} ${id} was answered with ${answer?.text}, and then with ${again}`];
}

const SHOWN = 5;
function expectNone(flaws: readonly string[]): void {
	if (flaws.length === 0) return;
	throw new Error(`${flaws.length} flaws: ${flaws.slice(0, SHOWN).join('; ')}`);
}
