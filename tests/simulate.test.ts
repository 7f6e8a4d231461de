import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '$lib/hall/model/invariants.ts';
import { Shadow } from '$lib/hall/model/shadow.ts';
import { Coverage } from '$lib/hall/model/coverage.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { upcast } from '$lib/hall/events.ts';
import { ROOT } from './harness/folder.ts';
import { commitsIn, journalFiles, verified } from './harness/journal.ts';
import { startServer, type Server } from './harness/server.ts';

const BEFORE_OPENING = '2026-11-20T08:00:00+08:00';

/** A new demo hall whose ids and keys come from a seed, before it opens. */
const seededHall = (seed: string): Promise<Server> => startServer({ CLOCK: BEFORE_OPENING, SEED: seed });

/** Plays a day against a running server, in a process of its own, as `npm run simulate` does. */
function simulate(url: string, ...words: string[]): Promise<{ code: number | null; said: string }> {
	const child = spawn(process.execPath, [join(ROOT, 'build/tools/simulate.js'), '--url', url, ...words]);
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => {
			said += text;
		});
	return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

/** The hall made anew from its log, every step of every ticket, window, case, task and result held against the tables. */
function replayed(folder: string): Hall {
	const shadow = new Shadow(new Coverage());
	for (const { position, at, actor: by, events } of commitsIn(folder))
		for (const event of events) shadow.follow(upcast(event), { at, by, position });
	checkInvariants(shadow.hall);
	return shadow.hall;
}

const journalOf = ({ folder }: Server): string =>
	journalFiles(folder)
		.filter((path) => path.endsWith('.jsonl'))
		.map((path) => readFileSync(path, 'utf8'))
		.join('');

describe('a simulated working day', () => {
	it('has no refusal that nobody declared, and leaves a sound log and a hall that the rules can explain', async () => {
		const server = await seededHall('whole day');
		const { code, said } = await simulate(server.url, '--seed', '1');
		console.log(said);
		expect(said).toContain('A working day in the hall: 2026-11-20');
		expect(code).toBe(0);
		await server.stop();
		await expect(verified(server.folder)).resolves.toMatchObject({ days: 1 });
		const hall = replayed(server.folder);
		expect(hall.ticketing.closed).toBe('2026-11-20');
		expect(hall.ticketing.tickets).toEqual({});
		const taken = Object.values(hall.ticketing.numbers.last).reduce((sum, n) => sum + n, 0);
		expect(taken).toBeGreaterThan(1000);
		const cases = Object.values(hall.intake.cases);
		expect(cases.filter(({ receipt }) => receipt !== null).length).toBeGreaterThan(600);
		// What came of them, wherever they stand when the day is over.
		for (const outcome of ['grant', 'deny']) expect(cases.map((one) => one.decision?.outcome)).toContain(outcome);
		expect(cases.some(({ notice, resubmission }) => notice !== null && resubmission !== null)).toBe(true);
		for (const status of ['delivered', 'ready', 'refused']) expect(cases.map((one) => one.status)).toContain(status);
	}, 900_000);

	it('is the same day again from the same seed, byte for byte', async () => {
		const journals: string[] = [];
		for (let run = 0; run < 2; run += 1) {
			const server = await seededHall('twice');
			const { code, said } = await simulate(server.url, '--seed', '2', '--visitors', '60');
			expect(code, said).toBe(0);
			await server.stop();
			journals.push(journalOf(server));
		}
		expect(journals[0]).not.toBe('');
		expect(journals[0] === journals[1]).toBe(true);
	}, 300_000);

	it('ends with a sentence when there is no demo hall to play in', async () => {
		const { code, said } = await simulate('http://127.0.0.1:9');
		expect(code).toBe(1);
		expect(said).toContain('cannot be reached as a demo hall');
		expect((await simulate('http://127.0.0.1:9', '--speed', 'fast')).said).toContain('--speed is “fast”');
	});
});
