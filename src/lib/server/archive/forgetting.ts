import type { Door } from '../door.ts';
import { subjectsBefore } from '../seal/subjects.ts';
import type { Vault } from '../seal/vault.ts';
import type { Archive } from './archive.ts';

interface ForgettingParts {
	readonly door: Pick<Door, 'read'>;
	readonly vault: Pick<Vault, 'destroy'>;
	readonly archive: Archive;
	readonly report: (what: string, error: unknown) => void;
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

export interface Forgetting {
	/** Destroys the keys of everybody who was forgotten. Rejects when that is not durable yet. */
	settle(): Promise<void>;
	/** Somebody may have been forgotten: looks, and settles it in its own time. */
	due(): void;
}

/**
 * Destroys the keys of everybody who was forgotten. The event came first: whatever happens between it and this is made
 * good at the next start, which also takes away again what a backup of the keys has brought back.
 */
export function createForgetting({ door, vault, archive, report }: ForgettingParts): Forgetting {
	let settled = 0;
	const read = () =>
		door.read(({ hall }) => {
			const forgotten = Object.entries(hall.archive.forgotten);
			const all = forgotten.map(([person, { at }]) => ({ person, at, subjects: subjectsBefore(hall, person) }));
			return { all, times: forgotten.reduce((sum, [, { times }]) => sum + times, 0) };
		});
	const settle = async () => {
		const { all, times } = await read();
		const subjects = all.flatMap((one) => one.subjects);
		for (const { person, at } of all.sort((a, b) => b.at - a.at).slice(0, NEWEST))
			subjects.push(...(await late(archive, person, at)));
		if (subjects.length > 0) await vault.destroy(subjects);
		settled = times;
	};
	return {
		settle,
		due() {
			read()
				.then(({ times }) => (times === settled ? undefined : settle()))
				.catch((error: unknown) => report('keys of a forgotten person could not be destroyed', error));
		}
	};
}
