import { hashOf, parseLine, type Line } from './chain.ts';
import { Damaged } from './errors.ts';
import { lineNumberAt, readLines, type RawLine } from './lines.ts';
import type { Manifest, Proof } from './manifest.ts';
import { dayName, dayPath, journalDays, type Place, type Store } from './places.ts';

/** A line that chains to all before it, and the place behind it. */
export interface Step {
	line: Line;
	place: Place;
}

/**
 * The journal from `from` on, streaming, as many lines at a time as `readLines` gives, each checked against the one
 * before it and, where `manifest` knows a day, against that. Throws `Damaged` at the first line that does not fit, a torn last line included: whether that
 * is damage or the end of a batch that was never answered is for the caller to judge.
 */
export async function* readJournal(store: Store, from: Place, manifest: Manifest = {}): AsyncGenerator<Step[]> {
	const present = new Set(await journalDays(store));
	const days = [...new Set([...present, ...Object.keys(manifest)])].filter((day) => day >= from.day).sort();
	let place = from;
	for (const day of days) {
		const begin = day === from.day ? from : { ...place, day, offset: 0 };
		const proof = manifest[day];
		if (proof && !present.has(day)) throw await disproved(store, begin, proof, 'the file is missing');
		for await (const steps of readDay(store, begin, proof)) {
			place = steps.at(-1)?.place ?? place;
			yield steps;
		}
	}
}

/** One day's file, that of `from.day`, from `from.offset` on; otherwise as `readJournal`. */
export async function* readDay(store: Store, from: Place, proof?: Proof): AsyncGenerator<Step[]> {
	let place = from;
	for await (const lines of readLines(store.disk, dayPath(store.folder, from.day), from.offset)) {
		const { steps, flaw } = stepsOver(lines, place, proof);
		place = steps.at(-1)?.place ?? place;
		if (steps.length > 0) yield steps;
		if (flaw)
			throw await (flaw.proof
				? disproved(store, place, flaw.proof, flaw.reason)
				: damagedAt(store, place, flaw.reason));
	}
	if (proof && place.offset < proof.length) {
		throw await disproved(store, place, proof, 'file shorter than the manifest says');
	}
}

/** A `Damaged` for the line that should follow `place`. */
export async function damagedAt({ disk, folder }: Store, place: Place, reason: string): Promise<Damaged> {
	const { day, offset } = place;
	const line = offset === 0 ? 1 : await lineNumberAt(disk, dayPath(folder, day), offset);
	return new Damaged({ file: dayName(day), line, offset, position: place.position + 1, reason });
}

/** A `Damaged` whose position the proof covers, so that nobody can take it for the end of an unanswered batch. */
function disproved(store: Store, place: Place, proof: Proof, reason: string): Promise<Damaged> {
	return damagedAt(store, { ...place, position: Math.min(place.position, proof.position - 1) }, reason);
}

/** The steps over these lines, up to the first that does not fit; and what is wrong with that one, or what it contradicts. */
function stepsOver(lines: readonly RawLine[], from: Place, proof: Proof | undefined): { steps: Step[]; flaw?: Flaw } {
	const steps: Step[] = [];
	let place = from;
	for (const raw of lines) {
		const next = step(place, raw);
		if (typeof next === 'string') return { steps, flaw: { reason: next } };
		if (proof && contradicts(proof, place, next.place))
			return { steps, flaw: { reason: 'not the line the manifest says', proof } };
		place = next.place;
		steps.push(next);
	}
	return { steps };
}

interface Flaw {
	reason: string;
	proof?: Proof;
}

/** The step from `place` over `raw`, or what is wrong with it. */
function step(place: Place, raw: RawLine): Step | string {
	if (!raw.ended) return 'unterminated last line';
	const line = raw.text === undefined ? undefined : parseLine(raw.text);
	if (!line) return 'not a line';
	const position = place.position + 1;
	if (line.position !== position) return `position ${position} expected`;
	if (line.hash !== hashOf(place.hash, line.body)) return 'hash does not chain';
	return { line, place: { position, hash: line.hash, day: place.day, offset: place.offset + raw.length } };
}

/** True if the line between the two places is where the proof ends, or should end, and it is not that line. */
function contradicts({ length, position, hash }: Proof, before: Place, after: Place): boolean {
	if (length <= before.offset || length > after.offset) return false;
	return after.offset !== length || after.position !== position || after.hash !== hash;
}
