import { hasNumber, numbersOf, type Bundle, type ReadBundle } from '$lib/hall/archive/bundle.ts';
import { personsOf } from '$lib/hall/archive/persons.ts';
import type { Wish } from '$lib/hall/archive/recall.ts';

/** By what archived cases are listed. */
export interface Facets {
	readonly item: string;
	readonly departments: readonly string[];
	readonly status: string;
	/** on which it ended */
	readonly day: string;
}

/** A case on its way into the archive: taken out of the hall in one piece, so that nothing moves while it is written. */
export interface Packed {
	readonly id: string;
	/** JSON on one line */
	readonly body: string;
	readonly keys: readonly string[];
	readonly facets: Facets;
}

export const NAME = 'name';
export const ORGANISATION = 'organisation';

/**
 * By what a case is found. Persons and names are the vault's keyed hashes: the archive's index tells nobody who had
 * business here. Organisations are public by law.
 */
export function keysOf(bundle: ReadBundle): string[] {
	const { id, applicant } = bundle.case;
	const tasks = bundle.tasks.map((task) => `task:${task.id}`);
	const organisation = applicant.kind === 'organisation' ? [applicant.organisation, applicant.creditCode] : [];
	return [
		`case:${id}`,
		...tasks,
		...numbersOf(bundle).map((number) => `number:${number}`),
		...personsOf(bundle.case).map((person) => `person:${person}`),
		`${NAME}:${applicant.name.key}`,
		...organisation.map((name) => `${ORGANISATION}:${name}`)
	].filter((key) => !key.endsWith(':'));
}

type Named = Pick<ReadBundle, 'case' | 'result'>;

/** The keys that people look for cases by, each with whether a case has it. */
const NAMED: Readonly<Record<string, (named: Named, value: string) => boolean>> = {
	number: hasNumber,
	person: ({ case: target }, person) => personsOf(target).includes(person),
	[NAME]: ({ case: { applicant } }, name) => applicant.name.key === name,
	[ORGANISATION]: ({ case: { applicant } }, name) =>
		applicant.kind === 'organisation' && (applicant.organisation === name || applicant.creditCode === name)
};

/** Whether a case has one of these keys, without making all of its own: that would take its time over a whole hall. */
export function isNamed(keys: readonly string[]): (named: Named) => boolean {
	const wanted = keys.flatMap((key) => {
		const [, kind = '', value = ''] = /^(\w+):(.+)$/su.exec(key) ?? [];
		const has = Object.hasOwn(NAMED, kind) ? NAMED[kind] : undefined;
		return has ? [{ has, value }] : [];
	});
	return (named) => wanted.some(({ has, value }) => has(named, value));
}

export function keyOf(wish: Wish): string {
	switch (wish.by) {
		case 'case':
			return `case:${wish.case}`;
		case 'number':
			return `number:${wish.number}`;
		case 'person':
			return `person:${wish.person}`;
	}
}

export const facetsOf = ({ case: { item, status }, departments, day }: ReadBundle): Facets => ({
	item,
	departments,
	status,
	day
});

export const pack = (bundle: ReadBundle): Packed => ({
	id: bundle.case.id,
	body: JSON.stringify(bundle),
	keys: keysOf(bundle),
	facets: facetsOf(bundle)
});

/** What was packed by a release of ours; its hash was checked. */
export const unpack = (body: string): Bundle => JSON.parse(body) as Bundle;
