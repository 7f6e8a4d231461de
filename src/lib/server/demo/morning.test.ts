import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { CASE_ALLOWS } from '$lib/hall/intake/rules.ts';
import { readConfig } from '../config.ts';
import { openHouse } from '../house.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const tally = (list: readonly { status: string }[]): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const { status } of list) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
};

/** Opens a new demo hall as it stands at 09:40, looks at it, and reads its log. */
async function opened(env: Record<string, string>) {
	const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
	folders.push(dataDir);
	const house = await openHouse(readConfig({ DATA_DIR: dataDir, CLOCK: '2026-11-20T09:40+08:00', ...env }));
	const hall = await house.hallFor(null).door.read((state) => structuredClone(state.hall) as DeepReadonly<Hall>);
	await house.close();
	const journal = join(dataDir, 'hall/journal');
	const log = readdirSync(journal)
		.filter((name) => name.endsWith('.jsonl'))
		.sort()
		.map((name) => readFileSync(join(journal, name), 'utf8'))
		.join('');
	return { hall, log };
}

describe('the demo hall at 09:40', () => {
	it('has a morning of about 300 numbers and a past of cases in every state, the same for the same seed', async () => {
		const first = await opened({ SEED: 'one' });
		const tickets = tally(Object.values(first.hall.ticketing.tickets));
		const cases = tally(Object.values(first.hall.intake.cases));
		const taken = Object.values(first.hall.ticketing.numbers.last).reduce((sum, n) => sum + n, 0);
		expect(taken).toBeGreaterThan(270);
		expect(taken).toBeLessThan(330);
		for (const status of ['waiting', 'serving', 'done', 'missed']) expect(tickets[status], status).toBeGreaterThan(0);
		for (const status of Object.keys(CASE_ALLOWS)) expect(cases[status], status).toBeGreaterThan(0);
		const all = Object.values(first.hall.intake.cases);
		expect(all.filter(({ acceptance }) => acceptance?.deemed).length).toBe(2);
		const shelf = Object.values(first.hall.issuance.results);
		expect(shelf.filter(({ status }) => status === 'shelved').length).toBe(6);
		expect(shelf.filter(({ unclaimed }) => unclaimed).length).toBe(1);

		const again = await opened({ SEED: 'one' });
		expect(again.log === first.log).toBe(true);
	}, 120_000);

	it('is empty when asked to be, and plays the other preset as well', async () => {
		const { hall } = await opened({ DEMO_MORNING: '0', PRESET: 'henan-44' });
		expect(hall.ticketing.tickets).toEqual({});
		expect(Object.values(hall.catalogue.zones).map(({ kind }) => kind)).toContain('care');
		const { hall: county } = await opened({ PRESET: 'henan-44' });
		expect(Object.keys(county.intake.cases).length).toBeGreaterThan(40);
	}, 120_000);
});
