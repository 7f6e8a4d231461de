import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a hall tells while it works. */
export interface HallMetrics {
	/** A command begins; the answer is told how it ended: `answered`, or the code of the refusal. */
	command(name: string): (outcome: string) => void;
	/** A batch of so many commits goes to the log; the answer is told once it is there or refused. */
	batch(commits: number): () => void;
	/** A view was sent to so many screens. */
	push(view: string, sockets: number): void;
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
}

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const COMMITS = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** `healths`: how each hall is now, asked whenever somebody looks. The event loop's own delays are among the defaults. */
export function createMetrics(healths: () => Iterable<readonly [string, Health]>): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
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
			push: (view, sockets) => pushes.inc({ hall, view }, sockets)
		}),
		contentType: registry.contentType,
		text: () => registry.metrics()
	};
}
