import { find, type DeepReadonly, type Sealed } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { Agent, Applicant } from '../intake/events.ts';
import type { Case } from '../intake/state.ts';
import type { Result } from '../issuance/evolve.ts';
import type { ReadBundle } from './bundle.ts';
import type { Forgotten } from './evolve.ts';
import { personsOf } from './persons.ts';

type ReadHall = DeepReadonly<Hall>;

/** What a view or a command needs of the archive: one case, those with a number, those of a person (a keyed hash). */
export type Wish =
	| { readonly by: 'case'; readonly case: string }
	| { readonly by: 'number'; readonly number: string }
	| { readonly by: 'person'; readonly person: string };

/** The wish for a case that the hall does not hold (any more). */
export const archivedCase = (hall: ReadHall, id: string): Wish | undefined =>
	find(hall.intake.cases, id) ? undefined : { by: 'case', case: id };

/** Stands where something was that nobody can read any more. */
export const ERASED: Sealed = { sealed: '', mask: '***', key: '' };

const isSealed = (value: unknown): value is Sealed => typeof value === 'object' && value !== null && 'sealed' in value;

type ForgottenPeople = Readonly<Record<string, DeepReadonly<Forgotten>>>;

const isForgotten = (forgotten: ForgottenPeople, { key }: Sealed, since: number): boolean =>
	since <= (find(forgotten, key)?.at ?? -1);

const erasedPerson = <T extends DeepReadonly<Applicant | Agent>>(person: T): T => ({
	...person,
	name: ERASED,
	identity: ERASED,
	phone: ERASED
});

/** A case without those who were forgotten since it began; the case itself if there are none. */
export function withoutForgotten<C extends DeepReadonly<Case>>(forgotten: ForgottenPeople, target: C): C {
	const gone = (person: DeepReadonly<Applicant | Agent> | null) =>
		person !== null && isForgotten(forgotten, person.identity, target.draftedAt);
	const [applicant, agent] = [gone(target.applicant), gone(target.agent)];
	if (!applicant && !agent) return target;
	const form = Object.entries(target.form).map(([id, value]) => [id, isSealed(value) ? ERASED : value] as const);
	return {
		...target,
		applicant: applicant ? erasedPerson(target.applicant) : target.applicant,
		agent: agent && target.agent ? erasedPerson(target.agent) : target.agent,
		form: applicant ? Object.fromEntries(form) : target.form
	};
}

/** A result without the number that was shown by whoever fetched it and was forgotten since. */
export function withoutRecipient<R extends DeepReadonly<Result>>(forgotten: ForgottenPeople, result: R): R {
	const { handedOut, producedAt } = result;
	if (!handedOut || !isForgotten(forgotten, handedOut.identity, producedAt)) return result;
	return { ...result, handedOut: { ...handedOut, identity: ERASED } };
}

/** What the archive gave back, as it may be shown: whoever was forgotten is not in it. */
export function shownBundle(hall: ReadHall, bundle: ReadBundle): ReadBundle {
	const { forgotten } = hall.archive;
	const { case: target, result } = bundle;
	return {
		...bundle,
		case: withoutForgotten(forgotten, target),
		result: result && withoutRecipient(forgotten, result)
	};
}

/** The hall with what the archive gave back, so that every view shows it just as before. */
export function withRecalled(hall: ReadHall, recalled: readonly ReadBundle[]): ReadHall {
	if (recalled.length === 0) return hall;
	// What is in the hall is newer than what was written of it.
	const bundles = recalled
		.filter(({ case: { id } }) => !find(hall.intake.cases, id))
		.map((bundle) => shownBundle(hall, bundle));
	const cases = bundles.map((bundle) => bundle.case);
	const tasks = bundles.flatMap((bundle) => bundle.tasks);
	const results = bundles.flatMap(({ result }) => result ?? []);
	const byId = <T extends { readonly id: string }>(things: readonly T[]) =>
		Object.fromEntries(things.map((thing) => [thing.id, thing]));
	return {
		...hall,
		intake: {
			...hall.intake,
			cases: { ...byId(cases), ...hall.intake.cases },
			byPerson: withPersons(hall.intake.byPerson, bundles)
		},
		approval: {
			...hall.approval,
			tasks: { ...byId(tasks), ...hall.approval.tasks },
			byCase: {
				...hall.approval.byCase,
				...Object.fromEntries(bundles.map((bundle) => [bundle.case.id, bundle.tasks.map(({ id }) => id)]))
			}
		},
		issuance: { ...hall.issuance, results: { ...byId(results), ...hall.issuance.results } }
	};
}

function withPersons(byPerson: ReadHall['intake']['byPerson'], bundles: readonly ReadBundle[]) {
	const persons: Record<string, readonly string[]> = { ...byPerson };
	for (const bundle of bundles)
		for (const person of personsOf(bundle.case))
			if (person !== '') persons[person] = [bundle.case.id, ...(find(persons, person) ?? [])];
	return persons;
}
