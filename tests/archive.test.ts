import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveLine } from '$lib/hall/archive/line.ts';
import { LANGUAGE_COOKIE } from '$lib/server/access/credentials.ts';
import { openJournalArchive } from '$lib/server/archive/journal-archive.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { openBrowser, visitAs } from './harness/browser.ts';
import { givenAwayIn } from './harness/canaries.ts';
import { problemIn, type Client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { everyCase, type Applicant, type CaseState } from './harness/every-case.ts';
import { newFolder, ROOT } from './harness/folder.ts';
import { JSON_TYPE } from './harness/http.ts';
import { commitsIn } from './harness/journal.ts';
import { flawsOf, overflow, rawKeys } from './harness/look.ts';
import { personOf, type Person } from './harness/people.ts';
import { presetFile, REFERENCE } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect } from './harness/sockets.ts';
import { until } from './harness/until.ts';

/** Longer than anything that is finished is kept at hand. */
const LATER = Date.parse('2027-02-20T09:40:00+08:00');
const GONE = ['refused', 'withdrawn', 'terminated', 'delivered'] as const satisfies CaseState[];

let server: Server;
let crew: Crew;
let cases: Record<CaseState, Applicant>;
const before = new Map<string, { file: unknown; progress: unknown }>();
let pushed: unknown;
let people = 0;
const somebody = (): Person => personOf(people++);

async function search(who: Client, asked: object): Promise<{ lines: ArchiveLine[]; next: string | null }> {
	const sending = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(asked) } as const;
	const { status, text } = await who.send('/api/archive', sending);
	expect(status, text).toBe(200);
	return JSON.parse(text) as { lines: ArchiveLine[]; next: string | null };
}
const idsOf = ({ lines }: { lines: readonly ArchiveLine[] }) => lines.map(({ id }) => id);
const archivedIn = (folder: string) =>
	commitsIn(folder).flatMap(({ events }) => events.filter(({ type }) => type === 'case.archived'));

beforeAll(async () => {
	const items = REFERENCE.preset.items.filter(({ id }) => id === 'small-catering' || id === 'medical-insurance');
	server = await startServer({ PRESET: presetFile({ ...REFERENCE.preset, items }) });
	crew = crewOf(server.url);
	cases = await everyCase(crew, somebody);
	const supervisor = await crew.as('supervisor');
	for (const state of GONE) {
		const { case: id, phone } = cases[state];
		before.set(id, {
			file: await supervisor.view('case', { case: id }),
			progress: await phone.view('progress', { case: id })
		});
	}
	const watcher = await connect(server.url, cases.delivered.phone.token);
	await watcher.watch('progress', { case: cases.delivered.case });
	const admin = await crew.as('admin');
	const set = await admin.send('/api/demo/clock', {
		method: 'POST',
		headers: JSON_TYPE,
		body: JSON.stringify({ at: LATER })
	});
	expect(set.status).toBe(200);
	await until('all have left', () => archivedIn(server.folder).length >= GONE.length || undefined);
	pushed = watcher.views.at(-1)?.data;
	watcher.close();
	// Three months later everybody signs in anew.
	crew = crewOf(server.url);
}, 240_000);
afterAll(() => server.kill());

describe('a case that has left the hall', () => {
	it.each(GONE)('because it was %s, is shown by its page and its link as before', async (state) => {
		const { case: id, phone } = cases[state];
		const supervisor = await crew.as('supervisor');
		const { file, progress } = before.get(id) ?? {};
		await expect(supervisor.view('case', { case: id })).resolves.toEqual(file);
		await expect(phone.view('progress', { case: id })).resolves.toEqual(progress);
	});

	it('never became nothing on the phone that watched it', () => {
		expect(pushed ?? {}).not.toBeNull();
	});

	it('leaves what is open where it was', async () => {
		const supervisor = await crew.as('supervisor');
		await expect(supervisor.view('case', { case: cases.ready.case })).resolves.toMatchObject({ status: 'ready' });
	});

	it('is nobody else’s than before', async () => {
		const { case: id, phone } = cases.delivered;
		const clerk = await crew.as('clerk-w12');
		expect((await clerk.look('case', { case: id })).status).toBe(403);
		expect((await cases.refused.phone.look('progress', { case: id })).status).toBe(403);
		expect((await phone.look('case', { case: id })).status).toBeGreaterThanOrEqual(401);
	});

	it('is opened by the links that led to it, in the office and on the phone', async () => {
		const { case: id, link } = cases.delivered;
		const chief = await crew.as('chief-scjg');
		const linked = await chief.send(`/office/${id}`);
		expect([linked.status, linked.headers['location']]).toEqual([303, `/archive/${id}`]);
		const { tasks } = await chief.view('case', { case: id });
		const asTask = await chief.send(`/office?task=${tasks[0]?.id ?? ''}`);
		expect([asTask.status, asTask.headers['location']]).toEqual([303, `/archive/${id}`]);
		expect((await chief.send(`/archive/${id}`)).status).toBe(200);
		expect((await crew.as('guide').then((guide) => guide.send('/archive'))).status).toBe(403);
		expect((await cases.delivered.phone.send(`/my/${link}`)).status).toBe(200);
	});

	it('tells who stands in it to those who may, for a reason that is kept', async () => {
		const { case: id, person } = cases.delivered;
		const clerk = await crew.as('clerk-w08');
		const { clear } = await clerk.ask('person.reveal', { case: id, reason: '补发证照核对' });
		expect(clear['applicant.name']).toBe(person.name);
		expect(commitsIn(server.folder).at(-1)?.events).toMatchObject([{ type: 'person.revealed', case: id }]);
	});
});

describe('past cases are found', () => {
	it('by number, by what a person shows, and by exact name', async () => {
		const { case: id, person, agent } = cases.delivered;
		const clerk = await crew.as('clerk-w08');
		const { acceptance, result } = before.get(id)?.file as {
			acceptance: { shortNo: string };
			result: { number: string };
		};
		for (const number of [acceptance.shortNo, result.number])
			expect(idsOf(await search(clerk, { by: 'number', number }))).toEqual([id]);
		for (const { identity } of [person, agent])
			expect(idsOf(await search(clerk, { by: 'identity', identity }))).toEqual([id]);
		expect(idsOf(await search(clerk, { by: 'name', name: person.name }))).toEqual([id]);
		expect(idsOf(await search(clerk, { by: 'name', name: person.name.slice(0, 2) }))).toEqual([]);
		// What a person has with the hall is one list, whatever of it is past.
		const wanted = { by: 'identity', identity: person.identity } as const;
		const own = await clerk.view('cases', wanted);
		expect(own.map((line) => line.id)).toEqual([id]);
	});

	it('by item, department, state and day, by those who watch, and in their department by those who decide', async () => {
		const supervisor = await crew.as('supervisor');
		const all = await search(supervisor, { by: 'list', item: 'small-catering' });
		expect(idsOf(all)).toEqual(expect.arrayContaining(GONE.map((state) => cases[state].case)));
		expect(idsOf(await search(supervisor, { by: 'list', status: 'refused' }))).toEqual([cases.refused.case]);
		expect(idsOf(await search(supervisor, { by: 'list', to: '2026-11-19' }))).toEqual([]);
		const chief = await crew.as('chief-scjg');
		expect(idsOf(await search(chief, { by: 'list', from: '2026-11-20' }))).toContain(cases.delivered.case);
		const refused = async (who: string, asked: object) => {
			const sending = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(asked) } as const;
			return problemIn(await (await crew.as(who)).send('/api/archive', sending)).code;
		};
		expect(await refused('chief-scjg', { by: 'list', department: 'zrzy' })).toBe('not-allowed');
		expect(await refused('clerk-w08', { by: 'list' })).toBe('not-allowed');
		expect(await refused('guide', { by: 'number', number: 'X-1' })).toBe('not-allowed');
		expect(await refused('supervisor', { by: 'identity', identity: '123' })).toBe('malformed');
	});

	it('on a page that axe finds no fault with, in both languages', async () => {
		const browser: Browser = await openBrowser();
		try {
			for (const language of ['zh-CN', 'en'] as const) {
				const { page, context } = await visitAs(browser, server.url, 'supervisor', '/archive');
				await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: server.url }]);
				for (const path of ['/archive', `/archive/${cases.delivered.case}`]) {
					await page.goto(server.url + path, { waitUntil: 'networkidle' });
					expect(await flawsOf(page), path).toEqual([]);
					expect(await rawKeys(page), path).toEqual([]);
					expect((await overflow(page)).across, path).toBe(0);
				}
				await page.goto(`${server.url}/archive`, { waitUntil: 'networkidle' });
				await page.locator('select').first().selectOption('list');
				await page.getByRole('button', { name: language === 'en' ? 'Find' : '查找', exact: true }).press('Enter');
				await page.locator('#line-0').waitFor();
				expect(await flawsOf(page)).toEqual([]);
				if (process.env['ARCHIVE_PICTURES']) await page.screenshot({ path: `/tmp/i5a-${language}.png` });
				await context.close();
			}
		} finally {
			await browser.close();
		}
	});
});

describe('the archive that is made again from the log', () => {
	it('is the archive that was', async () => {
		const copy = newFolder();
		await server.stop();
		cpSync(server.folder, copy, { recursive: true });
		const said = execFileSync(process.execPath, [join(ROOT, 'build/tools/archive-rebuild.js'), copy]).toString();
		expect(said).toContain('cases in the archive');
		const all = async (folder: string) => {
			const archive = await openJournalArchive({
				disk: realDisk,
				folder: `${folder}/hall/archive`,
				report: console.error
			});
			const { found } = await archive.page({}, null, 1000);
			await archive.close();
			return found;
		};
		const was = await all(server.folder);
		expect(was.length).toBeGreaterThanOrEqual(GONE.length);
		expect(await all(copy)).toEqual(was);
		await server.restart();
	});
});

describe('a person who is forgotten', () => {
	const ground = { ground: 'keepingPeriodOver', reason: '保存期限已经届满' } as const;
	const keysOf = () => readFileSync(join(server.folder, 'hall/keys/persons.jsonl'), 'utf8');
	let keysBefore: string;

	it('is not forgotten while a case of theirs is open', async () => {
		const supervisor = await crew.as('supervisor');
		const { code } = await supervisor.refusal('person.forget', { identity: cases.ready.person.identity, ...ground });
		expect(code).toBe('person-has-open-case');
	});

	it('is nowhere any more: not in a view, a search, an answer, or a key', async () => {
		const { case: id, person, phone } = cases.delivered;
		const [supervisor, clerk] = [await crew.as('supervisor'), await crew.as('clerk-w08')];
		keysBefore = keysOf();
		await supervisor.ask('person.forget', { identity: person.identity, ...ground });
		const nowhere = async () => {
			expect(idsOf(await search(supervisor, { by: 'identity', identity: person.identity }))).toEqual([]);
			expect(idsOf(await search(supervisor, { by: 'name', name: person.name }))).toEqual([]);
			expect(await clerk.view('cases', { by: 'identity', identity: person.identity })).toEqual([]);
			const { clear } = await clerk.ask('person.reveal', { case: id, reason: '核对是否删除' });
			const masks = Object.entries(clear).filter(([path]) => path.startsWith('applicant') || path.startsWith('form'));
			expect(new Set(masks.map(([, text]) => text))).toEqual(new Set(['***']));
			expect(await supervisor.view('case', { case: id })).toMatchObject({
				applicant: { name: '***', identity: '***' }
			});
			expect(await phone.view('progress', { case: id })).toMatchObject({ applicant: '***' });
		};
		await nowhere();
		expect(keysOf().length).toBeLessThan(keysBefore.length);
		expect(keysOf()).not.toContain(`case:${id}`);
		expect(givenAwayIn(server.folder, { ...person })).toEqual([]);
		await server.restart();
		await nowhere();
	});

	it('stays forgotten when an old backup of the keys is put back', async () => {
		const { case: id } = cases.delivered;
		await server.stop();
		writeFileSync(join(server.folder, 'hall/keys/persons.jsonl'), keysBefore);
		await server.restart();
		expect(keysOf()).not.toContain(`case:${id}`);
		expect(keysOf().length).toBeLessThan(keysBefore.length);
	});

	it('leaves everybody else as they were', async () => {
		const clerk = await crew.as('clerk-w08');
		const { clear } = await clerk.ask('person.reveal', { case: cases.withdrawn.case, reason: '核对他人' });
		expect(clear['applicant.name']).toBe(cases.withdrawn.person.name);
	});
});
