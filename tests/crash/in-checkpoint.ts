import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpoint } from '$lib/server/log/checkpoint.ts';
import { placeIn } from '$lib/server/log/checkpoint-file.ts';
import { PART, realDisk } from '$lib/server/log/disk.ts';
import { stateKeeper } from '$lib/server/state.ts';
import type { Random } from '$lib/server/log/random.ts';
import { hallFolder } from '../harness/journal.ts';
import { openCopy, type Model } from './journal-hall.ts';
import { pause } from './pause.ts';
import type { Kind } from './subject.ts';

/** A checkpoint is made after five thousand commits: the model holds as many after its own. */
export const FULL = 5_100;
const FIRST = 60;
const KILLS = 3;
/** about as long as it takes to make one, and to write one */
const MAKING = 500;
const WRITING = 12;

const checkpoints = (dataDir: string) => join(hallFolder(dataDir), 'checkpoint');

/** How far the newest checkpoint has come; 0 without any. */
async function newest(dataDir: string): Promise<number> {
	const [name] = readdirSync(checkpoints(dataDir)).filter((one) => one.endsWith('.json'));
	return name === undefined ? 0 : ((await placeIn(realDisk, join(checkpoints(dataDir), name)))?.position ?? 0);
}

/** Resolves when a checkpoint begins to be written, or when it should have been long ago. */
async function writing(dataDir: string): Promise<void> {
	const stop = new AbortController();
	const begun = new Promise<void>((resolve) => {
		watch(checkpoints(dataDir), { signal: stop.signal }, (_, name) => {
			if (name?.endsWith(PART)) resolve();
		});
	});
	await Promise.race([begun, pause(3 * MAKING)]);
	stop.abort();
}

const moment = async (dataDir: string, random: Random): Promise<void> => {
	if (random.chance(0.5)) return pause(random.below(MAKING));
	await writing(dataDir);
	await pause(random.below(WRITING));
};

/** The server, while its worker makes a checkpoint: it reads the log, or it writes. */
export const inCheckpoint = (model: () => Promise<Model>): Kind => ({
	name: 'inside a checkpoint',
	share: 35,
	async open() {
		const full = await model();
		const hall = await openCopy(full);
		const { folder } = hall.server;
		const from = await newest(full.folder);
		let kills = 0;
		let isMade = false;
		let answered = 0;
		return {
			...hall,
			async strike(random) {
				await moment(folder, random);
				kills += 1;
				await hall.server.kill();
				isMade = (await newest(folder)) > from;
				// The worker is started with the first command that is answered after the start.
				const inside = !isMade && hall.load.answered().length > answered;
				const isHalf = readdirSync(checkpoints(folder)).some((name) => name.endsWith(PART));
				await hall.server.restart();
				answered = hall.load.answered().length;
				return { inside, traces: isHalf ? ['half a checkpoint left'] : [] };
			},
			isSpent: () => isMade || kills === KILLS
		};
	}
});

/** A hall that makes a checkpoint as soon as it is opened and asked for something; it has one from long before. */
export async function fill(model: Model): Promise<Model> {
	const hall = await openCopy(model);
	await hall.load.comesTo(FULL);
	await hall.close();
	const { folder } = hall.server;
	await makeCheckpoint({ disk: realDisk, folder: hallFolder(folder), keeper: stateKeeper, upTo: FIRST });
	return { ...model, folder };
}
