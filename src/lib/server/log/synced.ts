import { afterOf } from './chain.ts';
import { Damaged } from './errors.ts';
import { lineEndingAt } from './lines.ts';
import { readManifest } from './manifest.ts';
import { BEGINNING, dayPath, type Place, type Store } from './places.ts';
import { damagedAt, readJournal } from './read.ts';
import { wasSynced } from './tail.ts';

/** How far a journal has come, as somebody sees it who does not write it. */
export interface Reach {
	/** Up to here all has surely been synced: nothing of it is ever taken back. */
	synced: Place;
	/** The last line that chains. What stands between was written, and perhaps not yet synced or answered. */
	end: Place;
}

/** A writer may be in the middle of a line; what is still wrong after so many looks is damage. */
const LOOKS = 5;

/**
 * Reads what the manifest does not know of a journal that another process may be writing. A batch says after which
 * position it was written, which was synced by then; the last batch is known by the manifest alone, which a running
 * hall brings up to date when nobody has asked it anything for a moment (`Journal.note`).
 *
 * Rejects with `Damaged` where lines are missing or changed that were once synced; days before the last that the
 * manifest knows are not read.
 */
export async function reachOf(store: Store): Promise<Reach> {
	let flaws = 0;
	for (let before: Damaged | undefined; ;) {
		const { reach, flaw } = await look(store);
		if (!flaw || !(await wasSynced(store, flaw))) return reach;
		// Written on between the two readings: the flaw has moved on, or is gone.
		flaws = before?.position === flaw.position ? flaws + 1 : 1;
		if (flaws === LOOKS) throw flaw;
		before = flaw;
	}
}

async function look(store: Store): Promise<{ reach: Reach; flaw: Damaged | undefined }> {
	const known = await lastKnown(store);
	const reach: Reach = { synced: known, end: known };
	/** places since `synced`: the lines of one batch */
	let open: Place[] = [];
	try {
		for await (const steps of readJournal(store, known))
			for (const { line, place } of steps) {
				const after = afterOf(line.body) ?? 0;
				if (after > reach.synced.position) {
					reach.synced = open.find(({ position }) => position === after) ?? reach.synced;
					open = [];
				}
				open.push(place);
				reach.end = place;
			}
		return { reach, flaw: undefined };
	} catch (error) {
		if (error instanceof Damaged) return { reach, flaw: error };
		throw error;
	}
}

/** The last place that the manifest knows, which the journal must have. */
async function lastKnown(store: Store): Promise<Place> {
	const [day, proof] = Object.entries(await readManifest(store)).at(-1) ?? [];
	if (day === undefined || proof === undefined) return BEGINNING;
	const { length: offset, position, hash } = proof;
	const place = { day, offset, position, hash };
	const path = dayPath(store.folder, day);
	const size = await store.disk.size(path);
	const begin = { ...place, position: position - 1, offset: 0 };
	if (size === undefined) throw await damagedAt(store, begin, 'the file is missing');
	const line = await lineEndingAt(store.disk, path, offset);
	if (line?.startsWith(`${hash} `)) return place;
	throw await damagedAt(store, begin, 'not what the manifest says');
}
