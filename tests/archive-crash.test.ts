import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournalArchive } from '$lib/server/archive/journal-archive.ts';
import { seeded } from '$lib/server/log/random.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { crewOf } from './harness/crew.ts';
import { everyCase, type Applicant, type CaseState } from './harness/every-case.ts';
import { newFolder } from './harness/folder.ts';
import { JSON_TYPE } from './harness/http.ts';
import { commitsIn, verified } from './harness/journal.ts';
import { personOf } from './harness/people.ts';
import { presetFile, REFERENCE } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { until } from './harness/until.ts';

const LATER = Date.parse('2027-02-20T09:40:00+08:00');
const GONE = ['refused', 'withdrawn', 'terminated', 'delivered'] as const satisfies CaseState[];
/** `npm run test:crash` asks for more. */
const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 4);
const random = seeded(20_261_122);

let before: string;
let cases: Record<CaseState, Applicant>;
const files = new Map<string, unknown>();
let server: Server | undefined;

beforeAll(async () => {
	const items = REFERENCE.preset.items.filter(({ id }) => id === 'small-catering' || id === 'medical-insurance');
	const first = await startServer({ PRESET: presetFile({ ...REFERENCE.preset, items }) });
	const crew = crewOf(first.url);
	let people = 0;
	cases = await everyCase(crew, () => personOf(people++));
	const supervisor = await crew.as('supervisor');
	for (const state of GONE) files.set(state, await supervisor.view('case', { case: cases[state].case }));
	await first.stop();
	before = first.folder;
}, 240_000);
afterAll(async () => server?.kill());

const archivedIn = (folder: string): string[] =>
	commitsIn(folder).flatMap(({ events }) =>
		events.flatMap((event) => (event.type === 'case.archived' ? [String(Reflect.get(event, 'case'))] : []))
	);

/** Three months pass at once: whatever is finished leaves. */
async function passTime({ url }: Server): Promise<void> {
	const admin = await crewOf(url).as('admin');
	const body = JSON.stringify({ at: LATER });
	await admin.send('/api/demo/clock', { method: 'POST', headers: JSON_TYPE, body });
}

describe('a server that is killed while it archives', () => {
	it.each(Array.from({ length: ROUNDS }, (_, n) => n))('loses no case and archives none twice: round %i', async () => {
		const folder = newFolder();
		cpSync(before, folder, { recursive: true });
		const running = await startServer({ DATA_DIR: folder });
		server = running;
		const passing = passTime(running).catch(() => undefined);
		const pause = 150 + random.below(250);
		await new Promise((resolve) => setTimeout(resolve, pause));
		await running.kill();
		await passing;

		await running.restart();
		await passTime(running);
		const wanted = GONE.map((state) => cases[state].case);
		await until('all have left', () => wanted.every((id) => archivedIn(folder).includes(id)) || undefined);
		const archived = archivedIn(folder);
		expect(new Set(archived).size).toBe(archived.length);
		const supervisor = await crewOf(running.url).as('supervisor');
		for (const state of GONE)
			await expect(supervisor.view('case', { case: cases[state].case })).resolves.toEqual(files.get(state));
		await running.stop();
		await verified(folder);
		const archive = await openJournalArchive({
			disk: realDisk,
			folder: `${folder}/hall/archive`,
			report: console.error
		});
		for (const id of archived) expect(await archive.find(`case:${id}`, 5)).toHaveLength(1);
		await archive.close();
	});
});
