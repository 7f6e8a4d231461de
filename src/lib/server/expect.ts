import { find, type DeepReadonly, type Versioned } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { malformed, refuse } from '$lib/hall/refusal.ts';

type ReadHall = DeepReadonly<Hall>;

type Table = Readonly<Record<string, DeepReadonly<Versioned>>>;
const TABLES: Readonly<Record<string, (hall: ReadHall) => Table>> = {
	ticket: (hall) => hall.ticketing.tickets,
	window: (hall) => hall.ticketing.windows,
	case: (hall) => hall.intake.cases,
	task: (hall) => hall.approval.tasks,
	result: (hall) => hall.issuance.results
};

/** @throws Refusal `malformed` when the version is missing of something that must be looked at before asking */
export function expectGiven(needed: readonly string[], expect: Readonly<Record<string, number>>): void {
	for (const ref of needed)
		if (!Object.hasOwn(expect, ref)) malformed({ path: `expect.${ref}`, problem: 'expect-needed' });
}

/**
 * What the person was looking at must not have moved on. `needed` has been given; anything else that was sent is checked
 * as well.
 * @throws Refusal `unknown`, or `stale` with what happened since
 */
export function checkExpectations(
	hall: ReadHall,
	needed: readonly string[],
	expect: Readonly<Record<string, number>>
): void {
	for (const [ref, version] of Object.entries(expect)) {
		const [kind = '', id = ''] = ref.split(':');
		const table = find(TABLES, kind);
		const thing = table && find(table(hall), id);
		if (!thing) return refuse('unknown', { kind });
		if (thing.version === version) continue;
		// What a command does not ask for may be somebody else's: that it has moved on is all that is said of it.
		if (!needed.includes(ref)) refuse('stale', { ref });
		const since = thing.trail.filter((entry) => entry.version > version).map(({ type, at }) => ({ type, at }));
		refuse('stale', { ref, version: thing.version, since });
	}
}
