import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { createLoopWatch, HOLDERS, type Holder, type LoopWatch } from './loop-watch.ts';

/** What a hall tells while it works. */
export interface HallMetrics {
	/** A command begins; the answer is told how it ended: `answered`, or the code of the refusal. */
	command(name: string): (outcome: string) => void;
	/** A batch of so many commits goes to the log; the answer is told once it is there or refused. */
	batch(commits: number): () => void;
	/** A view was sent to so many screens. */
	push(view: string, sockets: number): void;
	/** A work goes on beside the answering of people: should it hold the loop, that is laid at its door. */
	readonly during: LoopWatch['during'];
}

interface Health {
	readonly position: number;
	readonly watching: number;
	readonly away: string | undefined;
}

/** Numbers for whoever watches the house (Prometheus text format 0.0.4). Nothing in them knows a person. */
export interface Metrics {
	of(hall: string): HallMetrics;
	readonly contentType: string;
	text(): Promise<string>;
	stop(): void;
}

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
/** The promise is that no work beside the answering of people holds the loop for more than 0.05. */
const HELD = [0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const COMMITS = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** How long nothing else could run in this process, and what the cause may have been: see `loop-watch.ts`. */
function watchLoop(registers: Registry[]): LoopWatch {
	const labelNames = ['work'] as const;
	const stretches = new Histogram({
		name: 'hall_loop_held_seconds',
		help: 'Stretches of 20 ms or more in which nothing else could run, by each work that was on its way',
		labelNames,
		buckets: HELD,
		registers
	});
	let longest = new Map<Holder, number>();
	new Gauge({
		name: 'hall_loop_held_longest_seconds',
		help: 'The longest such stretch since these numbers were last asked for',
		labelNames,
		registers,
		collect() {
			for (const work of HOLDERS) this.set({ work }, longest.get(work) ?? 0);
			longest = new Map();
		}
	});
	for (const work of HOLDERS) stretches.zero({ work });
	return createLoopWatch({
		held(milliseconds, by) {
			const seconds = milliseconds / 1000;
			for (const work of by) {
				stretches.observe({ work }, seconds);
				longest.set(work, Math.max(seconds, longest.get(work) ?? 0));
			}
		}
	});
}

/** `healths`: how each hall is now, asked whenever somebody looks. */
export function createMetrics(healths: () => Iterable<readonly [string, Health]>): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const loop = watchLoop(registers);
	const commands = new Histogram({
		name: 'hall_command_seconds',
		help: 'From a command’s arrival at the door to its answer',
		labelNames: ['hall', 'command', 'outcome'],
		buckets: SECONDS,
		registers
	});
	const saving = new Histogram({
		name: 'hall_batch_seconds',
		help: 'How long the log took to keep a batch, durably',
		labelNames: ['hall'],
		buckets: SECONDS,
		registers
	});
	const sizes = new Histogram({
		name: 'hall_batch_commits',
		help: 'Commits in a batch',
		labelNames: ['hall'],
		buckets: COMMITS,
		registers
	});
	const pushes = new Counter({
		name: 'hall_pushes_total',
		help: 'Views sent to screens, counted by screen',
		labelNames: ['hall', 'view'],
		registers
	});
	const gauge = (name: string, help: string, read: (health: Health) => number) =>
		new Gauge({
			name,
			help,
			labelNames: ['hall'],
			registers,
			collect() {
				for (const [hall, health] of healths()) this.set({ hall }, read(health));
			}
		});
	gauge('hall_position', 'Position of the last commit', ({ position }) => position);
	gauge('hall_watching', 'Screens and pages that are connected', ({ watching }) => watching);
	gauge('hall_saves', 'Whether the log keeps what is asked: 1, or 0 while it cannot', ({ away }) =>
		away === undefined ? 1 : 0
	);
	return {
		of: (hall) => ({
			command(command) {
				const end = commands.startTimer({ hall, command });
				return (outcome) => void end({ outcome });
			},
			batch(commits) {
				sizes.observe({ hall }, commits);
				const end = saving.startTimer({ hall });
				return () => void end();
			},
			push: (view, sockets) => pushes.inc({ hall, view }, sockets),
			during: loop.during
		}),
		contentType: registry.contentType,
		text: () => registry.metrics(),
		stop: loop.stop
	};
}
