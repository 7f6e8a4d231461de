import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayloadIn } from '$lib/hall/commands.ts';
import { BadConfig } from '$lib/server/config.ts';
import { readPreset } from '$lib/server/presets/read.ts';
import { client, problemIn, type Client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { contentsOf, newFolder } from './harness/folder.ts';
import { positionOf } from './harness/http.ts';
import { MISTAKES, spoiled, spoiledFile } from './harness/mistakes.ts';
import { identityOf } from './harness/people.ts';
import { fileOf, REFERENCE } from './harness/presets.ts';
import { startInVain, startServer, type Server } from './harness/server.ts';

/** Those for which a whole house is started; the others are read as a start reads them. */
const STARTED = MISTAKES.filter(({ what }) =>
	/beyond the law|decides nothing$|zone that is not|off that is none/.test(what)
);

describe('a preset with a mistake', () => {
	it.each(MISTAKES)('is refused with its file and the place: $what', async (mistake) => {
		const { there = mistake.at, says } = mistake;
		const file = spoiledFile(mistake);
		const refusal = await readPreset(file).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(BadConfig);
		expect(String(refusal)).toContain(`The preset ${file} has mistakes: `);
		expect(String(refusal)).toContain(`preset.${there}: ${says}`);
	});

	it('is told of what does not fit together all at once', async () => {
		const chosen = MISTAKES.filter(({ says }) => /statute|reference|needed/.test(says));
		const refusal = String(await readPreset(spoiledFile(...chosen)).catch((error: unknown) => error));
		for (const { at, there = at } of chosen) expect(refusal).toContain(`preset.${there}: `);
	});

	describe('at the start', () => {
		let folder: string;
		let before: string[];
		beforeAll(async () => {
			const server = await startServer();
			await server.stop();
			folder = server.folder;
			before = contentsOf(folder);
		});

		it.each(STARTED)('opens no hall, says so in one line, and leaves what there is: $what', async (mistake) => {
			const { there = mistake.at, says } = mistake;
			const file = spoiledFile(mistake);
			const { code, said } = await startInVain({ PRESET: file, DATA_DIR: folder });
			expect(code).toBe(1);
			expect(said.trim().split('\n')).toHaveLength(1);
			expect(said).toContain(file);
			expect(said).toContain(`preset.${there}: ${says}`);
			expect(said.trim()).toMatch(/Correct them and start again\.$/);
			expect(contentsOf(folder)).toEqual(before);
		});
	});

	it('leaves no folder behind where there was none', async () => {
		const empty = join(newFolder(), 'data');
		const [mistake] = MISTAKES;
		await startInVain({ PRESET: mistake ? spoiledFile(mistake) : '', DATA_DIR: empty });
		expect(existsSync(empty)).toBe(false);
	});

	it.each<[string, Partial<(typeof REFERENCE.demo.staff)[number]>, string]>([
		['has a role that is none', { roles: ['emperor' as never] }, 'demo.staff.0.roles.0'],
		['has no username', { username: '' }, 'demo.staff.0.username'],
		['works at a window that is not there', { windows: ['w99'] }, 'demo.staff.0.windows'],
		['works in a department that is not there', { department: 'nobody' }, 'demo.staff.0.department'],
		['has a skill for a queue that is not there', { skills: ['zz'] }, 'demo.staff.0.skills']
	])('is named when it is about somebody of its demonstration who %s', async (_, wrong, path) => {
		const { preset, demo } = REFERENCE;
		const staff = demo.staff.map((one, index) => (index === 0 ? { ...one, ...wrong } : one));
		const file = fileOf({ preset, demo: { ...demo, staff } });
		const refusal = await readPreset(file).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(BadConfig);
		for (const words of [file, path]) expect(String(refusal)).toContain(words);
	});
});

describe('a hall that is set up over the network', () => {
	let server: Server;
	let who: Client;
	const payload = (preset: unknown) => ({
		name: { 'zh-CN': '政务服务大厅', en: 'Government Service Hall' },
		preset,
		administrator: { username: 'root', password: 'First-administrator-1', name: '管理员' }
	});
	beforeAll(async () => {
		server = await startServer({ DEMO: '0' });
		who = client(server.url, /one-time code is (\S+)/.exec(server.said())?.[1] ?? '');
	});
	afterAll(() => server.kill());

	it.each(MISTAKES)('is told the place, and is as empty as before: $what', async (mistake) => {
		const { there = mistake.at, says } = mistake;
		const received = await who.post('hall.setUp', payload(spoiled(mistake)));
		expect(received.status).toBe(400);
		const flaw = { path: `preset.${there}`, problem: says === '' ? expect.any(String) : says };
		expect(problemIn(received).details).toMatchObject({
			flaws: expect.arrayContaining([expect.objectContaining(flaw)])
		});
		expect(await positionOf(server.url)).toBe(0);
	});

	it('is set up with the same code once everything is right', async () => {
		expect((await who.post('hall.setUp', payload(REFERENCE.preset))).status).toBe(200);
	});
});

describe('a calendar with a mistake', () => {
	let server: Server;
	let admin: Client;
	let kiosk: Client;
	const good: PayloadIn<'calendar.import'> = { coveredThrough: '2027-12-31', off: { '2027-01-01': '元旦' }, work: {} };
	beforeAll(async () => {
		server = await startServer();
		const crew = crewOf(server.url);
		[admin, kiosk] = [await crew.as('admin'), await crew.kiosk()];
	});
	afterAll(() => server.kill());

	it.each<[string, PayloadIn<'calendar.import'>, string, string]>([
		['an end that is no day', { ...good, coveredThrough: '2027-13-01' }, 'coveredThrough', 'calendar.notADay'],
		['a day off that is none', { ...good, off: { '2027-02-29': '春节' } }, 'off.2027-02-29', 'calendar.notADay'],
		['a day off without a name', { ...good, off: { '2027-01-01': ' ' } }, 'off.2027-01-01', 'calendar.nameMissing'],
		['a day after its end', { ...good, off: { '2028-01-01': '元旦' } }, 'off.2028-01-01', 'calendar.beyondCoverage'],
		[
			'work on a day that is worked',
			{ ...good, work: { '2027-01-04': '补班' } },
			'work.2027-01-04',
			'calendar.workOnWeekday'
		],
		[
			'a day that is off and worked',
			{ ...good, off: { '2027-01-03': '元旦' }, work: { '2027-01-03': '补班' } },
			'work.2027-01-03',
			'calendar.workAndOff'
		]
	])(
		'is refused with its place, and the hall goes on with the one that it has: %s',
		async (_, calendar, path, problem) => {
			const before = await admin.view('administration', {});
			const position = await positionOf(server.url);
			const { status, details } = await admin.refusal('calendar.import', calendar);
			expect(status).toBe(400);
			expect(details).toEqual({ flaws: [{ path, problem }] });
			expect(await positionOf(server.url)).toBe(position);
			expect(await admin.view('administration', {})).toEqual(before);
			await kiosk.ask('ticket.take', { queue: 'lz' });
		}
	);

	it('is refused as a whole when it would cover less than the hall was told', async () => {
		const { code } = await admin.refusal('calendar.import', { ...good, coveredThrough: '2026-06-30', off: {} });
		expect(code).toBe('calendar-shrinks');
		await kiosk.ask('ticket.take', { queue: 'bdc', identity: identityOf(1) });
	});

	it('is taken once it is right, and dates that were provisional are so no more', async () => {
		await admin.ask('calendar.import', good);
		expect((await admin.view('administration', {})).coveredThrough).toBe('2027-12-31');
	});
});
