import { performance } from 'node:perf_hooks';

/** What goes on beside the answering of people, by the names that `/metrics` tells. */
export const WORKS = [
	'archive',
	'checkpoint',
	'clock',
	'export',
	'following',
	'forgetting',
	'scans',
	'screens',
	'search'
] as const;
export type Work = (typeof WORKS)[number];

/**
 * What may have held the loop: a work that was on its way; with none of them `serving`, what people asked for; and
 * `machine` where the process hardly ran meanwhile, because the machine was busy with something else, or slept.
 */
export const HOLDERS = [...WORKS, 'serving', 'machine'] as const;
export type Holder = (typeof HOLDERS)[number];

export interface LoopWatch {
	/** A work is on its way until its task is over. */
	during<T>(work: Work, task: () => Promise<T>): Promise<T>;
	stop(): void;
}

/** How far process and time have come, in milliseconds. */
export interface Reading {
	readonly time: number;
	/** processor time of all threads */
	readonly cpu: number;
}

interface WatchParts {
	/** Told of each time that nothing else could run for so many milliseconds, and of all that may have been the cause. */
	readonly held: (milliseconds: number, by: readonly Holder[]) => void;
	readonly read?: () => Reading;
}

/** Milliseconds between two looks: of a stretch that held the loop, at most so much is not seen. */
export const BEAT = 10;
/** Less than this nobody feels. */
const FELT = 20;

function readProcess(): Reading {
	const { user, system } = process.cpuUsage();
	return { time: performance.now(), cpu: (user + system) / 1000 };
}

/** Looks a hundred times a second, and takes note when it comes to it late. */
export function createLoopWatch({ held, read = readProcess }: WatchParts): LoopWatch {
	const underWay = new Map<Work, number>();
	/** those that were on their way since the last look: what held the loop may be over by the time that we see it */
	let since = new Set<Work>();
	let last = read();

	const look = () => {
		const now = read();
		const late = now.time - last.time - BEAT;
		if (late >= FELT) {
			const idle = now.cpu - last.cpu < late / 2;
			held(late, idle ? ['machine'] : since.size > 0 ? [...since] : ['serving']);
		}
		last = now;
		since = new Set(underWay.keys());
	};
	const timer = setInterval(look, BEAT).unref();

	return {
		async during(work, task) {
			since.add(work);
			underWay.set(work, (underWay.get(work) ?? 0) + 1);
			try {
				return await task();
			} finally {
				const left = (underWay.get(work) ?? 0) - 1;
				if (left > 0) underWay.set(work, left);
				else underWay.delete(work);
			}
		},
		stop: () => clearInterval(timer)
	};
}
