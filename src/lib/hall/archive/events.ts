import type { ForgettingGround } from './words.ts';

export type ArchiveEvent =
	/** A finished case left the hall's memory; the archive has it, with everything that hung on it. */
	| { type: 'case.archived'; v: 1; case: string; result: string | null }
	/** `person`: the keyed hash of the identity number; `cases`: those whose own keys are destroyed with the person's. */
	| { type: 'person.forgotten'; v: 1; person: string; ground: ForgettingGround; reason: string; cases: string[] };

export const archiveVersions = {
	'case.archived': 1,
	'person.forgotten': 1
} as const satisfies Record<ArchiveEvent['type'], number>;
