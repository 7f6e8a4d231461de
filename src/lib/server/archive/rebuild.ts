import { rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { bundleOf } from '$lib/hall/archive/bundle.ts';
import { must } from '$lib/hall/contract.ts';
import { upcast } from '$lib/hall/events.ts';
import { evolve } from '$lib/hall/hall.ts';
import type { Line } from '../log/chain.ts';
import type { Disk } from '../log/disk.ts';
import type { Keeper } from '../log/keeper.ts';
import { BEGINNING } from '../log/places.ts';
import { readManifest } from '../log/manifest.ts';
import { readJournal } from '../log/read.ts';
import { keepCommit, stateKeeper, type CommitBody, type State } from '../state.ts';
import { openJournalArchive, type JournalArchive } from './journal-archive.ts';
import { pack, type Packed } from './packed.ts';

export interface Rebuilt {
	/** the day that has just been read */
	readonly day: string;
	readonly commits: number;
	readonly archived: number;
}

interface RebuildParts {
	readonly disk: Disk;
	/** of the hall */
	readonly folder: string;
	readonly told: (sofar: Rebuilt) => void;
	readonly report: (what: string, error: unknown) => void;
}

/** Cases that are written at once. */
const PIECE = 500;

/** The keeper that replays the log, and takes out what an event says has left just before it leaves. */
function collecting(collected: Packed[]): Keeper<State> {
	return {
		...stateKeeper,
		apply(state: State, line: Line) {
			const commit = JSON.parse(line.body) as CommitBody;
			const events = commit.events.map((event) => upcast(event));
			for (const event of events) {
				if (event.type === 'case.archived')
					collected.push(pack(bundleOf(state.hall, must(state.hall.intake.cases, event.case))));
				evolve(state.hall, event, { at: commit.at, by: commit.actor, position: commit.position });
			}
			keepCommit(state, commit, events);
			state.place.hash = line.hash;
		}
	};
}

async function replay({ disk, folder, told }: RebuildParts, archive: JournalArchive): Promise<Rebuilt> {
	const collected: Packed[] = [];
	const keeper = collecting(collected);
	const state = keeper.initial();
	let [day, commits, archived] = ['', 0, 0];
	const write = async () => {
		archived += collected.length;
		await archive.add(collected.splice(0));
	};
	for await (const steps of readJournal({ disk, folder }, BEGINNING, await readManifest({ disk, folder })))
		for (const { line, place } of steps) {
			if (day !== '' && place.day !== day) told({ day, commits, archived: archived + collected.length });
			day = place.day;
			keeper.apply(state, line);
			commits += 1;
			if (collected.length >= PIECE) await write();
		}
	await write();
	return { day, commits, archived };
}

/**
 * Makes a hall's archive again from its log, beside the one that is there, and puts it in its place once it is whole. The
 * hall must not be running. @throws Damaged when the log is not what was written: then nothing was changed
 */
export async function rebuildArchive(parts: RebuildParts): Promise<Rebuilt> {
	const { disk, folder, report } = parts;
	const [target, fresh, old] = [`${folder}/archive`, `${folder}/archive.new`, `${folder}/archive.old`];
	await rm(fresh, { recursive: true, force: true });
	const archive = await openJournalArchive({ disk, folder: fresh, report });
	try {
		const rebuilt = await replay(parts, archive);
		await archive.close();
		await rm(old, { recursive: true, force: true });
		if (existsSync(target)) await rename(target, old);
		await rename(fresh, target);
		await disk.syncFolder(folder);
		await rm(old, { recursive: true, force: true });
		return rebuilt;
	} catch (error) {
		await archive.close();
		await rm(fresh, { recursive: true, force: true });
		throw error;
	}
}
