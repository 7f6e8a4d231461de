import type { ReadBundle } from '$lib/hall/archive/bundle.ts';
import type { Wish } from '$lib/hall/archive/recall.ts';
import type { Actor } from '$lib/hall/contract.ts';
import type { Clock } from '../clock.ts';
import type { Door } from '../door.ts';
import { seeAs, stateWith, wishOf, type Seen, type Wanted } from '../see.ts';
import type { Archive } from './archive.ts';
import { keyOf } from './packed.ts';

/** Of a person's past cases, and of those with one number, the newest: as many as the views show. */
const RECALLED = 40;

export const recall = (archive: Archive, wish: Wish | undefined): Promise<readonly ReadBundle[]> =>
	wish ? archive.find(keyOf(wish), wish.by === 'case' ? 1 : RECALLED) : Promise.resolve([]);

interface Looking {
	readonly door: Pick<Door, 'read'>;
	readonly archive: Archive;
	readonly clock: Clock;
}

/**
 * Looks at a view, with what it needs of the archive. Nothing falls between the two: a case that leaves the hall while the
 * archive is being asked is looked for again.
 */
export async function lookAt({ door, archive, clock }: Looking, actor: Actor, wanted: Wanted): Promise<Seen> {
	if (!wanted.view.recalls) return door.read((state) => seeAs(state, actor, wanted, clock.now()));
	for (;;) {
		const before = await door.read(({ hall }) => ({ archived: hall.archive.cases, wish: wishOf(hall, wanted) }));
		const recalled = await recall(archive, before.wish);
		const seen = await door.read((state) =>
			state.hall.archive.cases === before.archived
				? seeAs(stateWith(state, recalled), actor, wanted, clock.now())
				: undefined
		);
		if (seen) return seen;
	}
}
