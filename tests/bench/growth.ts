import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { instantOf } from '$lib/hall/calendar/day.ts';
import { makeCheckpoint } from '$lib/server/log/checkpoint.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { stateKeeper } from '$lib/server/state.ts';
import { newFolder } from '../harness/folder.ts';
import { startServer } from '../harness/server.ts';
import { fillArchive } from '../bench-house/growth.ts';
import { searches } from './searches.ts';
import { median, type Row } from './table.ts';
import { inLanes, visit } from './visits.ts';
import { openWorking } from './working.ts';

/** `GROWTH=0.01` does with a hundredth of the past and of the open cases, to see that all goes. */
const SHARE = Number(process.env['GROWTH'] ?? 1);
const FEW = 1_000;
const MANY = Math.max(FEW, 1_000_000 * SHARE);
const OPEN = Math.ceil(5_000 * SHARE);
const ROUNDS = 5;
/** Visits of a round: nine commands each, and the case is open afterwards. */
const VISITS = Math.ceil(400 * SHARE);
const COMMANDS = 9;
const DAY = '2026-11-20';

interface Grown {
	readonly dataDir: string;
	readonly archived: number;
	/** the next case: odd ones are those that stay open */
	next: number;
}

/** All starts begin at a checkpoint of the very end: what is measured is not how much was played since the last one. */
const checkpoint = (dataDir: string, upTo: number) =>
	makeCheckpoint({ disk: realDisk, folder: `${dataDir}/hall`, keeper: stateKeeper, upTo });

/** Somebody comes, and is accepted. Resolves with the milliseconds that a command took. */
async function play(grown: Grown, visits: number): Promise<number> {
	const working = await openWorking(grown.dataDir, instantOf(DAY, '09:00'));
	await working.begin(DAY);
	const cases = Array.from({ length: visits }, () => (grown.next += 2));
	const warm = cases.splice(0, Math.ceil(visits / 10));
	const all = (some: number[]) => inLanes(working, some, async (lane, n) => void (await visit(working, lane, n, null)));
	await all(warm);
	const begun = performance.now();
	await all(cases);
	const took = (performance.now() - begun) / (cases.length * COMMANDS);
	const { position } = working.hall.door.head();
	await working.close();
	await checkpoint(grown.dataDir, position);
	return took;
}

/** The past first, then what is open: the newest keys are those of the open cases, as in a hall that grew. */
async function grow(archived: number): Promise<Grown> {
	const grown = { dataDir: newFolder(), archived, next: -1 };
	const hallFolder = `${grown.dataDir}/hall`;
	await (await openWorking(grown.dataDir, instantOf(DAY, '08:00'))).close();
	const begun = performance.now();
	const told = (written: number) => {
		if (written % 100_000 === 0) console.log(`${written} archived after ${passed(begun)} s`);
	};
	await fillArchive({ hallFolder, cases: archived, told });
	console.log(`${archived} past cases and their keys took ${passed(begun)} s`);
	await play(grown, OPEN);
	console.log(`… and ${OPEN} open ones: ${passed(begun)} s`);
	return grown;
}
const passed = (since: number): string => ((performance.now() - since) / 1000).toFixed(0);

/** What the process holds of the machine's memory, in bytes. */
async function resident(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) * 1024;
}

/** A real server over the folder, as `npm start` runs it: how long until it is open, and what it holds then. */
async function start({ dataDir }: Grown): Promise<{ took: number; memory: number }> {
	const begun = performance.now();
	const server = await startServer({ DATA_DIR: dataDir, DEMO: '0', CLOCK: `${DAY}T16:00:00+08:00` });
	const took = performance.now() - begun;
	const memory = await resident(server.pid());
	await server.stop();
	return { took, memory };
}

interface Round {
	readonly took: number;
	readonly memory: number;
	readonly command: number;
}
const round = async (grown: Grown): Promise<Round> => {
	const started = await start(grown);
	return { ...started, command: await play(grown, VISITS) };
};

/** 4: a hall with a million past cases, against one with a thousand; both with as many open ones. */
export async function growth(): Promise<Row[]> {
	const few = await grow(FEW);
	const many = await grow(MANY);
	const rounds: { few: Round; many: Round }[] = [];
	for (let n = 0; n < ROUNDS; n += 1)
		// Whoever is first finds the machine as the other left it: they take turns.
		rounds.push(
			n % 2 === 0
				? { few: await round(few), many: await round(many) }
				: await round(many).then(async (first) => ({ many: first, few: await round(few) }))
		);
	const row = (what: string, of: (one: Round) => number, unit: string, digits: number): Row => ({
		what: `4 ${MANY.toLocaleString('en')} past cases against ${FEW.toLocaleString('en')}: ${what}`,
		ours: `${rounds.map((one) => of(one.many).toFixed(digits)).join(' ')} ${unit}`,
		bare: `${rounds.map((one) => of(one.few).toFixed(digits)).join(' ')} ${unit}`,
		ratios: rounds.map((one) => of(one.many) / of(one.few)),
		target: { atMost: 1.1 }
	});
	const found = await searches(many.dataDir, many.archived, DAY);
	const within = (what: string, times: number[]): Row => {
		const sorted = times.sort((a, b) => a - b);
		const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
		return {
			what: `a past case among ${MANY.toLocaleString('en')}, ${what}: p99`,
			ours: `${p99.toFixed(1)} ms (p50 ${median(sorted).toFixed(1)})`,
			bare: '100 ms',
			ratios: [p99 / 100],
			target: { atMost: 1 }
		};
	};
	return [
		row('a command', ({ command }) => command, 'ms', 3),
		row('a start', ({ took }) => took, 'ms', 0),
		row('memory', ({ memory }) => memory / 2 ** 20, 'MiB', 0),
		...Object.entries(found).map(([what, times]) => within(what, times))
	];
}
