import { bundleOf } from '$lib/hall/archive/bundle.ts';
import { mayLeave } from '$lib/hall/archive/rules.ts';
import { find } from '$lib/hall/contract.ts';
import type { Clock } from '../clock.ts';
import type { Door } from '../door.ts';
import type { Archive } from './archive.ts';
import { pack, type Packed } from './packed.ts';

interface ArchivingParts {
	readonly door: Door;
	readonly archive: Archive;
	readonly clock: Clock;
}

/** Cases that leave in one commit: few enough that nobody at a window waits for it. */
const AT_ONCE = 50;

interface Leaving {
	readonly packed: readonly Packed[];
	readonly cases: readonly { case: string; version: number }[];
	readonly position: number;
}

/** What has been finished for long enough. Looked for once: to go through all that is at hand takes its time. */
const dueIn = ({ door }: ArchivingParts, now: number): Promise<string[]> =>
	door.read(({ hall }) =>
		Object.values(hall.intake.cases)
			.filter((target) => mayLeave(target, now))
			.map(({ id }) => id)
	);

/** Those of them that are still to leave, taken out in one piece. */
const leaving = ({ door }: ArchivingParts, ids: readonly string[], now: number): Promise<Leaving> =>
	door.read(({ hall, place }) => {
		const due = ids.flatMap((id) => find(hall.intake.cases, id) ?? []).filter((target) => mayLeave(target, now));
		return {
			packed: due.map((target) => pack(bundleOf(hall, target))),
			cases: due.map(({ id, version }) => ({ case: id, version })),
			position: place.position
		};
	});

/**
 * Takes finished cases out of the hall's memory: the archive has them on disk before the log says that they left. Whoever
 * dies in between leaves a case that is in both, and is archived again: it is found once.
 */
export async function archiveFinished(parts: ArchivingParts): Promise<number> {
	const { door, archive, clock } = parts;
	const due = await dueIn(parts, clock.now());
	let archived = 0;
	for (let from = 0; from < due.length; from += AT_ONCE) {
		const { packed, cases, position } = await leaving(parts, due.slice(from, from + AT_ONCE), clock.now());
		if (cases.length === 0) continue;
		await archive.add(packed);
		const ask = { id: `archive-after-${position}`, payload: { cases } };
		const answer = await door.execute({ kind: 'clock' }, 'case.archive', ask);
		// Nothing left: what was due has moved on meanwhile, and the next minute looks again.
		if (answer.position === position) return archived;
		archived += cases.length;
	}
	return archived;
}
