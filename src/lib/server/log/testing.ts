/** For tests of the log alone: the plainest keeper, and batches for it. */
import { GENESIS } from './chain.ts';
import type { Disk } from './disk.ts';
import { openJournal, type Found, type Head, type Journal, type Keeper, type Line } from './journal.ts';

/** All bodies there ever were, and the place of the last one. */
export interface Album extends Head {
	bodies: string[];
}

export const album: Keeper<Album> = {
	schema: 'album-1',
	initial: () => ({ position: 0, hash: GENESIS, bodies: [] }),
	apply(state, { position, hash, body }) {
		Object.assign(state, { position, hash });
		state.bodies.push(body);
	},
	place: ({ position, hash }) => ({ position, hash })
};

export const FOLDER = '/log';
export const DAY = '2026-03-02';
export const NEXT_DAY = '2026-03-03';

export const openAlbum = (disk: Disk): Promise<Found<Album>> => openJournal({ disk, folder: FOLDER, keeper: album });

/** Bodies of one batch after `head`, one for each text. */
export function batch(head: Head, ...texts: string[]): string[] {
	return texts.map((text, index) =>
		JSON.stringify({ position: head.position + 1 + index, after: head.position, text })
	);
}

/** Appends one batch, one line for each text. */
export function add(journal: Journal<Album>, day: string, ...texts: string[]): Promise<Line[]> {
	return journal.append(batch(journal.head, ...texts), day);
}
