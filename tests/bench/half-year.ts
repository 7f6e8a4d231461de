import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { isWorkingDay } from '$lib/hall/calendar/calendar.ts';
import { CHINA_2025_2026 } from '$lib/hall/calendar/china-2025-2026.ts';
import { addDays, instantOf } from '$lib/hall/calendar/day.ts';
import { newFolder } from '../harness/folder.ts';
import { median, type Row } from './table.ts';
import { behind, inLanes, itemOf, prepare, visit } from './visits.ts';
import { BEHIND, openWorking, type Working } from './working.ts';

/** Of the reference hall in half a year. */
const ONLINE = 69_000;
const COUNTER = 121_000;
const DAYS = 125;
/** Parts of the half-year that are compared: the first and the last. */
const TENTHS = 10;

/** How much of it is played: `HALF_YEAR=0.1` has the same days, each with a tenth of the cases. */
const SHARE = Number(process.env['HALF_YEAR'] ?? 1);

interface Day {
	readonly cases: number;
	/** of everything that is done that day, milliseconds */
	readonly took: number;
}

function workingDays(): string[] {
	const days: string[] = [];
	for (let day = '2026-01-05'; days.length < DAYS; day = addDays(day, 1))
		if (isWorkingDay(CHINA_2025_2026, day)) days.push(day);
	return days;
}

async function bytesBelow(folder: string): Promise<number> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** One working day: yesterday's cases are decided and fetched, today's come to the counter, tomorrow's come online. */
async function playDay(working: Working, day: string, cases: Today): Promise<Today> {
	const { clock, hall } = working;
	const next: Today = { counter: [], online: [], accepted: [] };
	const visits = [...cases.online, ...cases.counter.map((n) => ({ n, id: null }))];
	let done = 0;
	const [from, to] = [instantOf(day, '09:00'), instantOf(day, '16:30')];
	clock.set(from, 0);
	await inLanes(working, cases.accepted, (lane, { n, id }) => behind(working, lane, n, id));
	await inLanes(working, visits, async (lane, { n, id }) => {
		const at = from + Math.floor(((to - from) * (done += 1)) / visits.length);
		if (at > clock.now()) clock.set(at, 0);
		const accepted = await visit(working, lane, n, id);
		if (itemOf(n) === BEHIND) next.accepted.push({ n, id: accepted });
	});
	clock.set(instantOf(day, '17:31'), 0);
	await hall.tick();
	return next;
}

interface Today {
	readonly counter: number[];
	readonly online: { n: number; id: string }[];
	readonly accepted: { n: number; id: string }[];
}

const perCase = (days: readonly Day[]) => median(days.map(({ took, cases }) => took / cases));

/** 7: half a year through the door, day after day, with all that time makes true and all that leaves for the archive. */
export async function halfYear(): Promise<Row[]> {
	const dataDir = newFolder();
	const days = workingDays();
	const working = await openWorking(dataDir, instantOf(days[0] ?? '', '08:00'));
	const [online, counter] = [ONLINE, COUNTER].map((cases) => Math.max(1, Math.round((cases * SHARE) / DAYS)));
	let n = 0;
	let today: Today = { counter: [], online: [], accepted: [] };
	const played: Day[] = [];
	const begun = performance.now();
	for (const day of days) {
		const since = performance.now();
		// Signing in costs the same whatever comes that day: it is in the whole, not in a case.
		const signingIn = await working.begin(day);
		const before = n;
		const counted = Array.from({ length: counter ?? 0 }, () => (n += 1));
		const next = await playDay(working, day, { ...today, counter: counted });
		const coming = Array.from({ length: online ?? 0 }, () => (n += 1));
		await inLanes(working, coming, async (_, k) => void next.online.push({ n: k, id: await prepare(working, k) }));
		today = next;
		played.push({ cases: n - before, took: performance.now() - since - signingIn });
		if (played.length % TENTHS === 0) await tellSizes(working, day, played);
	}
	const total = (performance.now() - begun) / 1000;
	const { size, archived } = await working.hall.door.read(({ hall }) => ({
		size: Object.keys(hall.intake.cases).length,
		archived: hall.archive.cases
	}));
	await working.close();
	const tenth = Math.floor(played.length / TENTHS);
	const nth = (n: number) => perCase(played.slice(n * tenth, (n + 1) * tenth));
	const last = perCase(played.slice(-tenth));
	const bytes = await bytesBelow(dataDir);
	return [
		{
			what: `7 a half-year of ${n.toLocaleString('en')} cases through the door: in all`,
			ours: `${total.toFixed(0)} s, ${(bytes / 2 ** 30).toFixed(2)} GiB, ${size} at hand, ${archived} archived`,
			bare: '',
			ratios: [],
			target: null
		},
		against('its first, when it was empty', last, nth(0)),
		against('its second, when it had filled', last, nth(1))
	];
}

/** Finished cases stay at hand for fifteen days at least: a hall is empty in its first weeks, and level from then on. */
const against = (what: string, last: number, before: number): Row => ({
	what: `7 a case in the last tenth of the half-year, against ${what}`,
	ours: `${last.toFixed(2)} ms`,
	bare: `${before.toFixed(2)} ms`,
	ratios: [last / before],
	target: { atMost: 1.1 }
});

/** What of the hall grows. */
async function tellSizes({ hall }: Working, day: string, played: readonly Day[]): Promise<void> {
	const sizes = await hall.door.read((kept) =>
		Object.entries(kept.hall)
			.map(([zone, slice]) => `${zone} ${(JSON.stringify(slice).length / 2 ** 20).toFixed(1)}`)
			.join(', ')
	);
	const took = perCase(played.slice(-TENTHS)).toFixed(2);
	const heap = (process.memoryUsage().heapUsed / 2 ** 20).toFixed(0);
	console.log(`${day}: ${took} ms a case; heap ${heap} MiB; MiB of JSON: ${sizes}`);
}
