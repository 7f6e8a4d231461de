import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { newestCheckpoint } from '$lib/server/log/newest-checkpoint.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { readManifest } from '$lib/server/log/manifest.ts';
import { BEGINNING } from '$lib/server/log/places.ts';
import { readJournal } from '$lib/server/log/read.ts';
import { advance } from '$lib/server/log/replay.ts';
import { readKeyFolder } from '$lib/server/seal/keys.ts';
import { stateKeeper, type State } from '$lib/server/state.ts';
import { crewOf } from '../harness/crew.ts';
import { newFolder } from '../harness/folder.ts';
import { positionOf } from '../harness/http.ts';
import { commitsIn, hallFolder, verified } from '../harness/journal.ts';
import { fortyWindows } from '../harness/presets.ts';
import { startServer, type Env, type Server } from '../harness/server.ts';
import { Load } from './load.ts';
import { castOf, setToWork, type Cast } from './people.ts';
import type { Kept } from './sound.ts';

/** A hall that was made once, and is copied for each that is to be killed. */
export interface Model {
	readonly folder: string;
	readonly env: Env;
	readonly cast: Cast;
}

/** Forty windows, and whoever works there. */
export async function makeModel(): Promise<Model> {
	const env = { PRESET: fortyWindows() };
	const server = await startServer(env);
	const cast = await castOf(crewOf(server.url));
	await server.stop();
	return { folder: server.folder, env, cast };
}

/** A hall on this machine's disk, with everybody at work. */
export interface JournalHall {
	readonly server: Server;
	readonly load: Load;
	/** What is in its folder, while nobody writes. @throws Damaged; Error when a checkpoint leads elsewhere than the log */
	look(): Promise<Kept>;
	/** Ends in good order. */
	close(): Promise<void>;
}

export async function openCopy({ folder: model, env, cast }: Model): Promise<JournalHall> {
	const folder = newFolder();
	cpSync(model, folder, { recursive: true });
	const server = await startServer({ ...env, DATA_DIR: folder });
	const load = new Load();
	await setToWork(load, cast, [server.url]);
	return {
		server,
		load,
		look: async () => {
			const kept = await keptIn(folder);
			const position = await positionOf(server.url);
			if (position < kept.commits.length) throw new Error(`the log has ${kept.commits.length}, the hall ${position}`);
			return kept;
		},
		async close() {
			await load.end();
			const code = await server.stop();
			if (code !== 0) throw new Error(`the hall ended with ${code}: ${server.said()}`);
		}
	};
}

export async function keptIn(dataDir: string): Promise<Kept> {
	const { head } = await verified(dataDir);
	await expectOneHall(hallFolder(dataDir), head.position);
	const keys = new Set<string>();
	for await (const some of (await readKeyFolder(realDisk, join(hallFolder(dataDir), 'keys'))).keys)
		for (const { id } of some) keys.add(id);
	return { commits: commitsIn(dataDir), keys };
}

/** From its newest checkpoint a hall comes to the very state to which its first line leads. */
async function expectOneHall(folder: string, upTo: number): Promise<void> {
	const store = { disk: realDisk, folder };
	const { state, place } = await newestCheckpoint(store, stateKeeper, upTo);
	if (place.position === 0) return;
	const stateFrom = async (cursor: { state: State; place: typeof place }) => {
		await advance(cursor, stateKeeper, readJournal(store, cursor.place, await readManifest(store)), upTo);
		return JSON.stringify(cursor.state);
	};
	const short = await stateFrom({ state, place });
	const long = await stateFrom({ state: stateKeeper.initial(), place: BEGINNING });
	if (short !== long) throw new Error(`the checkpoint at ${place.position} leads to another hall than the log`);
}
