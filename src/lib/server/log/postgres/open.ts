import type { Opened } from '../engine.ts';
import { createPostgresEngine, type Checkpoints, type PostgresParts } from './engine.ts';
import { makeNodeCheckpoint, replay, type Source } from './replay.ts';
import { explained } from './trouble.ts';

interface OpenParts<S> extends Source<S>, Omit<PostgresParts, 'checkpoints'> {
	/** what makes checkpoints, beside the hall or by `here` in this process; nothing does unless it is given */
	readonly checkpoints?: (from: number, here: (upTo: number) => Promise<void>) => Checkpoints;
}

/**
 * Opens a hall's log in the database, whose tables were checked before.
 * @throws Damaged, BadConfig, or the keeper's own error: nothing was changed
 */
export async function openPostgresEngine<S>({ checkpoints, ...parts }: OpenParts<S>): Promise<Opened<S>> {
	const { state, from, notes } = await replay(parts).catch((error: unknown) => {
		throw explained(error, parts.database.place);
	});
	const making = checkpoints?.(from.position, (upTo) => makeNodeCheckpoint(parts, upTo));
	return { state, notes, engine: createPostgresEngine({ ...parts, checkpoints: making }) };
}
