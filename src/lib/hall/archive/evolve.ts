import type { Moment } from '../contract.ts';
import type { HallEvent } from '../events.ts';

/** What the hall remembers of a person whom it forgot: as little as keeps them forgotten. */
export interface Forgotten {
	/** when last: nothing from before is shown or found, from whatever place it is read */
	at: number;
	/** how often; whoever comes again afterwards gets another key */
	times: number;
	/** cases whose own keys are destroyed too */
	cases: string[];
}

export interface ArchiveDesk {
	/** cases that have left the hall's memory */
	cases: number;
	/** by the keyed hash of the identity number */
	forgotten: Record<string, Forgotten>;
}

export const initialArchive = (): ArchiveDesk => ({ cases: 0, forgotten: {} });

export function evolveArchive(archive: ArchiveDesk, event: HallEvent, { at }: Moment): void {
	if (event.type === 'case.archived') archive.cases += 1;
	if (event.type !== 'person.forgotten') return;
	const { person, cases } = event;
	const before = Object.hasOwn(archive.forgotten, person) ? archive.forgotten[person] : undefined;
	archive.forgotten[person] = {
		at,
		times: (before?.times ?? 0) + 1,
		cases: [...new Set([...(before?.cases ?? []), ...cases])]
	};
}
