import { parentPort, workerData } from 'node:worker_threads';
import { dayOf } from '$lib/hall/calendar/day.ts';
import type { CheckpointWork } from '../checkpoints.ts';
import { keeperIn, stateKeeper } from '../state.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { realDisk } from './disk.ts';
import { openDatabase } from './postgres/database.ts';
import { makeNodeCheckpoint } from './postgres/replay.ts';

/** Makes one checkpoint beside the hall: reads what was saved up to `upTo`, so that the hall never waits for it. */
const { folder, shared, upTo } = workerData as CheckpointWork & { upTo: number };
if (shared === undefined) await makeCheckpoint({ disk: realDisk, folder, keeper: stateKeeper, upTo });
else {
	const { url, hall, house } = shared;
	const database = openDatabase(url);
	const source = { database, hall, disk: realDisk, folder, keeper: keeperIn(house) };
	await makeNodeCheckpoint({ ...source, dayOf: ({ at }) => dayOf(at) }, upTo);
	await database.close();
}
parentPort?.postMessage('made');
