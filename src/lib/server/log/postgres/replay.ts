import { GENESIS, type Head } from '../chain.ts';
import { dropOldCheckpoints, saveCheckpoint } from '../checkpoint.ts';
import type { Keeper } from '../keeper.ts';
import { newestCheckpoint } from '../newest-checkpoint.ts';
import { checkpointFolder, type Store } from '../places.ts';
import { allLines, Lost } from './commits.ts';
import type { Database } from './database.ts';

/** A hall's log in a database, and the folder in which this node keeps its own checkpoints of it. */
export interface Source<S> extends Store {
	readonly database: Database;
	readonly hall: string;
	/** its schema names the database too, so that no checkpoint is taken for another's */
	readonly keeper: Keeper<S>;
	/** the day, `YYYY-MM-DD`, that a state belongs to */
	readonly dayOf: (state: S) => string;
}

export interface Replayed<S> {
	readonly state: S;
	/** where the checkpoint stands that it began with */
	readonly from: Head;
	readonly notes: readonly string[];
}

/**
 * The state at `upTo`, or at the end: from this node's newest checkpoint and what was committed since. A checkpoint that
 * the database knows nothing of is passed over: all that counts is in the database.
 */
export async function replay<S>(source: Source<S>, upTo = Infinity): Promise<Replayed<S>> {
	const { disk, folder, keeper } = source;
	await disk.makeFolder(checkpointFolder(folder));
	const { state, skipped } = await newestCheckpoint(source, keeper, upTo);
	const notes = skipped.map((checkpoint) => `a checkpoint could not be used: ${JSON.stringify(checkpoint)}`);
	const from = keeper.place(state);
	try {
		return { state: await moved(source, state, upTo), from, notes };
	} catch (error) {
		if (!(error instanceof Lost) || from.position === 0) throw error;
		const nothing = { position: 0, hash: GENESIS };
		const anew = await moved(source, keeper.initial(), upTo);
		return { state: anew, from: nothing, notes: [...notes, 'a checkpoint is of another log than the database holds'] };
	}
}

async function moved<S>({ database, hall, keeper }: Source<S>, state: S, upTo: number): Promise<S> {
	for await (const lines of allLines(database, hall, keeper.place(state))) {
		for (const line of lines) if (line.position <= upTo) keeper.apply(state, line);
		if (keeper.place(state).position >= upTo) break;
	}
	return state;
}

/** Makes this node's checkpoint at `upTo`, from the one before and the database. One at a time. */
export async function makeNodeCheckpoint<S>(source: Source<S>, upTo: number): Promise<void> {
	const { state, from } = await replay(source, upTo);
	const { position, hash } = source.keeper.place(state);
	if (position > from.position)
		await saveCheckpoint(source, state, { position, hash, day: source.dayOf(state), offset: 0 }, source.keeper.schema);
	await dropOldCheckpoints(source);
}
