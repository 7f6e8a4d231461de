import { Worker } from 'node:worker_threads';
import type { LoopWatch } from './loop-watch.ts';

export interface Checkpoints {
	/** Notes how far the log has come; makes a checkpoint when there is enough that is new. */
	reached(position: number): void;
	/** Resolves when none is being made. */
	idle(): Promise<void>;
}

/** Commits after which a start would take long enough to be worth a checkpoint. */
const WORTH_IT = 5_000;

/** Where the worker finds the log: in a folder, or in a database of which the folder holds checkpoints. */
export interface CheckpointWork {
	readonly folder: string;
	readonly shared?: { readonly url: string; readonly hall: string; readonly house: string };
}

interface CheckpointParts {
	/** what the worker is told, besides how far to go */
	readonly data: CheckpointWork;
	/** bundled worker, or null to make checkpoints in this process */
	readonly worker: string | null;
	/** position of the newest checkpoint that the start found */
	readonly from: number;
	readonly here: (upTo: number) => Promise<void>;
	/** told what is on its way, for as long as it is */
	readonly during: LoopWatch['during'];
	readonly report: (what: string, error: unknown) => void;
}

function inWorker(file: string, data: CheckpointWork, upTo: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(file, { workerData: { ...data, upTo } });
		worker.once('error', reject);
		worker.once('exit', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`the checkpoint's worker ended with ${code}`));
		});
	});
}

/** One checkpoint at a time, made beside the hall. One that fails costs only a longer start: it is reported. */
export function createCheckpoints({ data, worker, from, here, during, report }: CheckpointParts): Checkpoints {
	let made = from;
	let making: Promise<void> | undefined;
	return {
		reached(position) {
			if (making || position - made < WORTH_IT) return;
			made = position;
			making = during('checkpoint', () => (worker === null ? here(position) : inWorker(worker, data, position)))
				.catch((error: unknown) => report('a checkpoint could not be made', error))
				.finally(() => {
					making = undefined;
				});
		},
		idle: async () => making
	};
}
