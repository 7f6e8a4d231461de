import { cpus, loadavg } from 'node:os';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser } from '../harness/browser.ts';
import { crewOf } from '../harness/crew.ts';
import { startServer, type Server } from '../harness/server.ts';
import { still } from '../pictures/camera.ts';
import { becomes, type Who } from '../pictures/guest.ts';
import { installMeter } from './meter.ts';
import { typistAt, type Keystroke, type Kind, type Typist } from './typist.ts';
import { WORK } from './work.ts';

/**
 * `npm run bench:screens`: how long from a key to the changed screen, in the demo hall at sixty times the pace of the
 * day. Beside it the bare limit: an empty page of the same server, where one key changes one text.
 */
const SCALE = 60;
const LIMIT = 100;
/** Fewer tell nothing about one in twenty. */
const ENOUGH = 50;

let browser: Browser;
let server: Server;
let hall = '';

async function sit(who: Who, path: string, size: { width: number; height: number }) {
	const crew = crewOf(server.url);
	const context = await browser.newContext({ baseURL: server.url, viewport: size, locale: 'zh-CN' });
	await becomes(context, crew, who);
	await context.addInitScript(installMeter);
	const page = await context.newPage();
	return { crew, context, page, typist: typistAt(page), open: () => page.goto(path) };
}

/** Simulated people play the hall where the server can do that; else only its clock runs, and what hangs on it. */
async function hurry(): Promise<string> {
	const admin = await crewOf(server.url).as('admin');
	const post = (path: string, body: object) =>
		admin.send(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	const { status } = await post('/api/demo/play', { playing: true, scale: SCALE });
	if (status === 200) return `played by simulated people at ${SCALE}x`;
	const set = await post('/api/demo/clock', { scale: SCALE });
	expect(set.status).toBe(200);
	return `at ${SCALE}x, with nobody but the typist in it`;
}

beforeAll(async () => {
	browser = await openBrowser();
});
// Each screen has the hall of 09:40 to itself: at this pace the day is over in eight minutes.
beforeEach(async () => {
	server = await startServer({ DEMO_MORNING: '1', ADDRESS_HEADER: '' });
	hall = await hurry();
});
afterEach(() => server?.kill());

const rows: string[][] = [['', 'keys that', 'n', 'p50', 'p95', 'max', 'nothing came of', 'slowest key', '']];
const at = (sorted: readonly number[], part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;

/** The key that most often keeps people waiting, with its median. */
function slowest(strokes: readonly Keystroke[]): string {
	const keys = [...new Set(strokes.map(({ key }) => key))].map((key) => {
		const took = strokes.flatMap((stroke) => (stroke.key === key ? (stroke.took ?? []) : [])).sort((a, b) => a - b);
		return { key, ms: at(took, 0.5) };
	});
	const [most] = keys.filter(({ ms }) => !Number.isNaN(ms)).sort((a, b) => b.ms - a.ms);
	return most ? `${most.key} ${most.ms.toFixed(0)}` : '';
}

/** A line of the table; how many strokes were timed. */
function enter(screen: string, kind: Kind, strokes: readonly Keystroke[]): number {
	const took = strokes.flatMap((stroke) => stroke.took ?? []).sort((a, b) => a - b);
	const figures = [at(took, 0.5), at(took, 0.95), at(took, 1)];
	const vain = [...new Set(strokes.filter((stroke) => stroke.took === null).map(({ key }) => key))];
	rows.push([
		screen,
		kind,
		String(took.length),
		...figures.map((ms) => ms.toFixed(0)),
		`${strokes.length - took.length} ${vain.join(' ')}`,
		slowest(strokes),
		at(took, 0.95) < LIMIT ? 'pass' : 'MISS'
	]);
	return took.length;
}

const tally = (screen: string, { strokes }: Typist): number[] =>
	(['by itself', 'asks the hall'] as const).flatMap((kind) => {
		const ofKind = strokes.filter((stroke) => stroke.kind === kind);
		return ofKind.length === 0 ? [] : [enter(screen, kind, ofKind)];
	});

afterAll(async () => {
	await browser?.close();
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
	const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
	const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
	console.log(`\nMilliseconds from key to changed screen, in a hall ${hall}; the limit is p95 < ${LIMIT}; ${machine}`);
	console.log(`${rows.map(line).join('\n')}\n`);
});

it('an empty page', async () => {
	const { context, page, typist, open } = await sit(null, '/empty.html', { width: 1366, height: 768 });
	await open();
	await page.evaluate(() => {
		const heading = document.querySelector('h1');
		let n = 0;
		window.addEventListener('keydown', () => {
			if (heading) heading.textContent = String((n += 1));
		});
	});
	for (let n = 0; n < 2 * ENOUGH; n += 1) await typist.press('a', 'heading');
	tally('an empty page', typist);
	await context.close();
});

it.each(WORK)('$screen', async ({ screen, who, path, size, rounds, prepare, round }) => {
	const { crew, context, typist, page, open } = await sit(who, path, size);
	await prepare?.(crew);
	expect((await open())?.status()).toBe(200);
	await still(page);
	try {
		for (let n = 0; n < rounds; n += 1) await round(typist, crew, n);
	} finally {
		for (const n of tally(screen, typist)) expect.soft(n).toBeGreaterThanOrEqual(ENOUGH);
		await context.close();
	}
});
