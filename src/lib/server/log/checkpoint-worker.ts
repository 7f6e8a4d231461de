import { parentPort, workerData } from 'node:worker_threads';
import { stateKeeper } from '../state.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { realDisk } from './disk.ts';

/** Makes one checkpoint beside the hall: reads what is on disk up to `upTo`, so that the hall never waits for it. */
const { folder, upTo } = workerData as { folder: string; upTo: number };
await makeCheckpoint({ disk: realDisk, folder, keeper: stateKeeper, upTo });
parentPort?.postMessage('made');
