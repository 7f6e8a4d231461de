import type { CommandSpec, PersonalPlace } from '$lib/hall/command.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { personalPlaces, valueAt, withValues } from './places.ts';
import { normaliseIdentityNumber } from '$lib/hall/people/identity.ts';
import { subjectOf as subjectOfPerson } from './subjects.ts';
import type { Vault } from './vault.ts';

/**
 * A payload with every personal text sealed. Each is sealed with the key of the person it stands beside (the identity
 * number in the same object), else of the subject that the command names, so that forgetting one key forgets one person.
 */
export function sealPayload(
	vault: Vault,
	hall: DeepReadonly<Hall>,
	spec: CommandSpec,
	payload: unknown,
	commandId: string
): unknown {
	const places = [...personalPlaces(spec.schema, payload), ...(spec.places?.(hall, payload) ?? [])];
	const fallback = spec.subject?.(payload) ?? `command:${commandId}`;
	const subjectOf = ({ path }: PersonalPlace) => {
		const beside = places.find((p) => p.kind === 'identity' && isSibling(p.path, path));
		const identity = beside && valueAt(payload, beside.path);
		return typeof identity === 'string' ? subjectOfPerson(hall, vault.hash('identity', identity)) : fallback;
	};
	return withValues(
		payload,
		places.map((place) => {
			const typed = valueAt(payload, place.path);
			if (typeof typed !== 'string') throw new TypeError('personal data is text');
			// A form's field comes as it was typed; the same person must get the same hash.
			const text = place.kind === 'identity' ? normaliseIdentityNumber(typed) : typed;
			return { path: place.path, value: vault.seal(subjectOf(place), place.kind, text) };
		})
	);
}

const isSibling = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean =>
	a.length === b.length && a.slice(0, -1).every((key, index) => key === b[index]);
