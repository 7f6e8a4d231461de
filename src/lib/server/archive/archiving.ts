import { bundleOf } from '$lib/hall/archive/bundle.ts';
import { mayLeave } from '$lib/hall/archive/rules.ts';
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
const AT_ONCE = 20;

interface Leaving {
	readonly packed: readonly Packed[];
	readonly cases: readonly { case: string; version: number }[];
	readonly position: number;
}

/** What has been finished for long enough, taken out in one piece. */
const leaving = ({ door }: ArchivingParts, now: number): Promise<Leaving> =>
	door.read(({ hall, place }) => {
		const due = Object.values(hall.intake.cases)
			.filter((target) => mayLeave(target, now))
			.slice(0, AT_ONCE);
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
	let archived = 0;
	for (;;) {
		const { packed, cases, position } = await leaving(parts, clock.now());
		if (cases.length === 0) return archived;
		await archive.add(packed);
		const ask = { id: `archive-after-${position}`, payload: { cases } };
		const answer = await door.execute({ kind: 'clock' }, 'case.archive', ask);
		// Nothing left: what was due has moved on meanwhile, and the next minute looks again.
		if (answer.position === position) return archived;
		archived += cases.length;
	}
}
