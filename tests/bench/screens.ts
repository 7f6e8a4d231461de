import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/folder.ts';
import { askAt, type Asking } from './asking.ts';
import { eyesOf, openCounters, type Counters } from './counters.ts';
import { quantile } from './load.ts';
import type { Row } from './table.ts';
import { steady, watchWith, type Sight, type Watching } from './watching.ts';

const ROUNDS = 5;
const SECONDS = 12;
const CLERKS = 200;
const SOCKETS = 1_000;
/** screens that show every call of the hall */
const WALLS = 20;
/** the line behind those whose phones watch, so that nobody who watches is called */
const AHEAD = 240;
/** Commands a second: each of two hundred clerks has somebody for two minutes, and calls, begins and ends with three. */
const STEADY = 5;
/** and a rush in which nobody stays longer than half a minute */
const RUSH = 20;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One command: what it was sent as, when, and how long each socket waited for what it changed there. */
interface Sent {
	readonly name: string;
	readonly position: number;
	readonly at: number;
}
interface Shown {
	/** pushes that a command brought about, and their bytes, one number a command */
	readonly pushes: number[];
	readonly bytes: number[];
}
interface Round {
	readonly waits: number[];
	/** milliseconds of a processor that the server took for each command */
	readonly work: number;
	readonly byName: Readonly<Record<string, Shown>>;
}

/** Sends so many a second, each at its time whatever comes back, and notes when. */
async function inTime(
	rate: number,
	seconds: number,
	send: () => { name: string; answer: Promise<number> }
): Promise<Sent[]> {
	const answers: Promise<Sent>[] = [];
	const begun = steady();
	for (let n = 0; n < rate * seconds; n += 1) {
		const due = begun + (n * 1000) / rate;
		while (steady() < due) await pause(Math.max(0, due - steady()));
		const at = steady();
		const { name, answer } = send();
		answers.push(answer.then((position) => ({ name, position, at })));
	}
	return Promise.all(answers);
}

/**
 * How long each push took from the sending of the command that it shows. A push says after which commit it was made; what a
 * turn of the minute pushed besides is nobody's wait.
 */
function measure(sent: readonly Sent[], sights: readonly Sight[]): Omit<Round, 'work'> {
	const byPosition = new Map(sent.map((one) => [one.position, one]));
	const minutes = new Map<number, number>();
	for (const { position, minute } of sights) minutes.set(position, Math.min(minute, minutes.get(position) ?? minute));
	const waits: number[] = [];
	const shown = new Map<number, { pushes: number; bytes: number }>();
	for (const { position, minute, at, bytes } of sights) {
		const command = byPosition.get(position);
		if (!command || minute !== minutes.get(position)) continue;
		waits.push(at - command.at);
		const sofar = shown.get(position) ?? { pushes: 0, bytes: 0 };
		shown.set(position, { pushes: sofar.pushes + 1, bytes: sofar.bytes + bytes });
	}
	const byName: Record<string, Shown> = {};
	for (const { name, position } of sent) {
		const found = (byName[name] ??= { pushes: [], bytes: [] });
		const { pushes, bytes } = shown.get(position) ?? { pushes: 0, bytes: 0 };
		found.pushes.push(pushes);
		found.bytes.push(pushes === 0 ? 0 : bytes / pushes);
	}
	return { waits: waits.sort((a, b) => a - b), byName };
}

const middle = (values: readonly number[]): number =>
	Math.round(
		quantile(
			[...values].sort((a, b) => a - b),
			0.5
		)
	);

/** What a process has worked so far, in milliseconds of a processor; not a number where the system does not say. */
function workOf(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		return (Number(fields[11]) + Number(fields[12])) * 10;
	} catch {
		return Number.NaN;
	}
}

async function oursOf(hall: Counters, watching: Watching, rate: number): Promise<Round> {
	await watching.seen();
	const before = workOf(hall.server.pid());
	const sent = await inTime(rate, SECONDS, () => {
		const step = hall.next();
		return { name: step.name, answer: hall.ask(step).then(({ position }) => position) };
	});
	await pause(500);
	const work = (workOf(hall.server.pid()) - before) / sent.length;
	return { ...measure(sent, await watching.seen()), work };
}

interface Bare {
	readonly asking: Asking;
	readonly watching: Watching;
	readonly child: ChildProcess;
}

async function openBare(sockets: number): Promise<Bare> {
	const child = fork(join(ROOT, 'tests/bench/broadcast.js'), { execArgv: [] });
	const port = await new Promise<number>((resolve) => child.once('message', (told) => resolve(Number(told))));
	const eyes = Array.from({ length: sockets }, () => ({ token: null, watch: { view: 'x' } }));
	return { child, asking: askAt(port), watching: await watchWith(port, eyes) };
}

let numbers = 0;
/** The same again by bare broadcasts: as many commands, in the same order, each to as many sockets, of the same bytes. */
async function bareOf({ asking, watching, child }: Bare, ours: Round, rate: number): Promise<Round> {
	const sizes = Object.entries(ours.byName).map(([name, { pushes, bytes }]) => ({
		name,
		to: middle(pushes),
		bytes: middle(bytes)
	}));
	for (const size of sizes) await asking.post('/', null, { n: 0, ...size });
	await pause(500);
	await watching.seen();
	const before = workOf(child.pid ?? 0);
	const sent = await inTime(rate, SECONDS, () => {
		const n = (numbers += 1);
		const size = sizes[n % sizes.length] ?? { name: '', to: 0, bytes: 0 };
		return { name: size.name, answer: asking.post('/', null, { n, ...size }).then(() => n) };
	});
	await pause(500);
	const work = (workOf(child.pid ?? 0) - before) / sent.length;
	return { ...measure(sent, await watching.seen()), work };
}

/**
 * 3: from the sending of a command to its arrival at each socket that has something else to show for it: 200 desks, the
 * screens over their windows, 20 screens for the whole hall, and the phones of those who wait. What the bare server does
 * with as many bytes it sends in one broadcast, while most of ours are different for each socket.
 *
 * A view is pushed at most ten times a second: the first change after a quiet moment at once, those that follow within a
 * tenth of a second together. At the steady rate each command comes after a quiet moment, and nothing of this is seen;
 * the rush, in which most wait for the end of that tenth, stands beside it without a target.
 */
export async function screens(): Promise<Row[]> {
	const hall = await openCounters(CLERKS, ['bdc'], AHEAD + SOCKETS);
	const eyes = await eyesOf(hall, WALLS, SOCKETS);
	const watching = await watchWith(hall.server.port, eyes);
	const bare = await openBare(SOCKETS);
	const pairs = async (rate: number) => {
		const found: { ours: Round; bare: Round }[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			const ours = await oursOf(hall, watching, rate);
			found.push({ ours, bare: await bareOf(bare, ours, rate) });
		}
		return found;
	};
	await oursOf(hall, watching, STEADY);
	const quiet = await pairs(STEADY);
	const rush = await pairs(RUSH);
	watching.close();
	bare.watching.close();
	bare.asking.close();
	bare.child.disconnect();
	await hall.close();

	const row = (what: string, found: typeof quiet, part: number | null, target: Row['target']): Row => {
		const of = ({ waits, work }: Round) => (part === null ? work : quantile(waits, part));
		return {
			what,
			ours: `${found.map(({ ours }) => of(ours).toFixed(1)).join(' ')} ms`,
			bare: `${found.map(({ bare }) => of(bare).toFixed(1)).join(' ')} ms`,
			ratios: found.map(({ ours, bare }) => of(ours) / of(bare)),
			target
		};
	};
	const reached = Object.entries(quiet[0]?.ours.byName ?? {})
		.map(([name, { pushes, bytes }]) => `${name} ${middle(pushes)} × ${middle(bytes)} B`)
		.join(', ');
	return [
		row(`3 command to screen, ${STEADY} a second (${reached}): median`, quiet, 0.5, { atMost: 1.5 }),
		row('3 the same: p99', quiet, 0.99, { atMost: 1.5 }),
		row('3 the same: work of the server for each command', quiet, null, null),
		row(`3 in a rush of ${RUSH} a second: median`, rush, 0.5, null),
		row('3 the same: p99', rush, 0.99, null)
	];
}
