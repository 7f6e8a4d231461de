import { find, type DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';

type ReadHall = Pick<DeepReadonly<Hall>, 'archive'>;

const nameOf = (person: string, times: number): string => `person:${person}${times === 0 ? '' : `~${times}`}`;

/** Whose key seals what a person says: whoever comes again after they were forgotten gets another one. */
export const subjectOf = (hall: ReadHall, person: string): string =>
	nameOf(person, find(hall.archive.forgotten, person)?.times ?? 0);

/** All keys that a forgotten person ever had, and those of their cases. The newest is not among them. */
export function subjectsBefore(hall: ReadHall, person: string): string[] {
	const { times = 0, cases = [] } = find(hall.archive.forgotten, person) ?? {};
	return [...cases.map((id) => `case:${id}`), ...Array.from({ length: times }, (_, n) => nameOf(person, n))];
}
