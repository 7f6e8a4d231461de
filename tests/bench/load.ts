import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../harness/folder.ts';

export interface Load {
	readonly port: number;
	/** The request line and the headers, without the length of the body. */
	readonly head: string;
	/** Holds `ID` where a fresh id goes. */
	readonly body: string;
	readonly connections: number;
	readonly seconds: number;
	/** requests a second; null: as many as come back */
	readonly rate: number | null;
}

export interface Measured {
	/** answers a second */
	readonly throughput: number;
	/** milliseconds */
	readonly p50: number;
	readonly p99: number;
	readonly refused: number;
}

/** Stands in a body for an id of this length. */
export const ID = 'ID'.padEnd(24, '-');

let loads = 0;

export const quantile = (sorted: readonly number[], part: number): number =>
	sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;

/** Puts the load on from another process and says what came of it. */
export function putLoad(load: Load): Promise<Measured> {
	const child = fork(join(ROOT, 'tests/bench/load.js'));
	loads += 1;
	child.send({ ...load, ids: `${process.pid}-${loads}-` });
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('message', (answer) => {
			const { took, refused, seconds } = answer as { took: number[]; refused: number; seconds: number };
			took.sort((a, b) => a - b);
			resolve({ throughput: took.length / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99), refused });
		});
	});
}
