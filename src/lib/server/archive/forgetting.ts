import type { Door } from '../door.ts';
import { subjectsBefore } from '../seal/subjects.ts';
import type { Vault } from '../seal/vault.ts';
import type { Archive } from './archive.ts';

interface ForgettingParts {
	readonly door: Pick<Door, 'read'>;
	readonly vault: Pick<Vault, 'destroy'>;
	readonly archive: Archive;
}

/** Cases of one person that are looked through for keys of their own. */
const MANY = 10_000;

/** So many may have been forgotten while something of theirs was on its way into the archive. */
const NEWEST = 10;

/** A case may have left the hall while it was being decided who is forgotten: the archive has it now. */
async function late(archive: Archive, person: string, at: number): Promise<string[]> {
	const found = await archive.find(`person:${person}`, MANY);
	return found
		.filter(({ case: { applicant, draftedAt } }) => applicant.identity.key === person && draftedAt <= at)
		.map((bundle) => `case:${bundle.case.id}`);
}

/**
 * Destroys the keys of everybody who was forgotten. The event came first: whatever happens between it and this is made
 * good at the next start, which also takes away again what a backup of the keys has brought back.
 */
export async function destroyForgotten({ door, vault, archive }: ForgettingParts): Promise<number> {
	const forgotten = await door.read(({ hall }) =>
		Object.entries(hall.archive.forgotten).map(([person, { at }]) => ({
			person,
			at,
			subjects: subjectsBefore(hall, person)
		}))
	);
	const subjects = forgotten.flatMap((one) => one.subjects);
	for (const { person, at } of forgotten.sort((a, b) => b.at - a.at).slice(0, NEWEST))
		subjects.push(...(await late(archive, person, at)));
	return vault.destroy(subjects);
}
