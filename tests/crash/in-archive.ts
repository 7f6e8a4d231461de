import { join } from 'node:path';
import { openJournalArchive } from '$lib/server/archive/journal-archive.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import type { Random } from '$lib/server/log/random.ts';
import { crewOf } from '../harness/crew.ts';
import { everyCase, type CaseState } from '../harness/every-case.ts';
import { filesIn } from '../harness/folder.ts';
import { JSON_TYPE } from '../harness/http.ts';
import { commitsIn, hallFolder } from '../harness/journal.ts';
import { CATERING } from '../harness/matters.ts';
import { personOf } from '../harness/people.ts';
import { presetFile, REFERENCE } from '../harness/presets.ts';
import { startServer, type Server } from '../harness/server.ts';
import { draftedAt, received, caseVersion, sitting } from '../harness/thread.ts';
import { until } from '../harness/until.ts';
import { openCopy, type Model } from './journal-hall.ts';
import { pause } from './pause.ts';
import { castOf } from './people.ts';
import type { Kind } from './subject.ts';

const LATER = Date.parse('2027-02-22T09:40:00+08:00');
const GONE = ['refused', 'withdrawn', 'terminated', 'delivered'] as const satisfies CaseState[];
/** Twenty leave in one commit. */
const WITHDRAWN = 90;
const KILLS = 3;
/** about as long as it takes all of them to leave */
const LEAVING = 60;

interface Past extends Model {
	/** cases that leave when three months have passed */
	readonly leaving: readonly string[];
	/** how some of them are seen */
	readonly files: ReadonlyMap<string, unknown>;
}

/** A hall with every kind of finished case, and many of one. */
export async function makePast(): Promise<Past> {
	const items = REFERENCE.preset.items.filter(({ id }) => id === 'small-catering' || id === 'medical-insurance');
	const env = { PRESET: presetFile({ ...REFERENCE.preset, items }) };
	const server = await startServer(env);
	const crew = crewOf(server.url);
	let people = 0;
	const cases = await everyCase(crew, () => personOf(people++));
	const seat = { ...(await sitting(crew, { ...CATERING, window: 'w09', clerk: 'clerk-w09' }, personOf(people++))) };
	const leaving = GONE.map((state) => cases[state].case);
	for (let n = 0; n < WITHDRAWN; n += 1) {
		const { clerk, case: id } = await received(CATERING, await draftedAt(seat, CATERING, personOf(people + n)));
		await clerk.ask('case.withdraw', { case: id, reason: '申请人改变经营计划' }, await caseVersion(clerk, id));
		leaving.push(id);
	}
	const supervisor = await crew.as('supervisor');
	const files = new Map<string, unknown>();
	for (const id of leaving.slice(0, 6)) files.set(id, await supervisor.view('case', { case: id }));
	const cast = await castOf(crew, { kiosks: 8, clerks: 0 });
	await server.stop();
	return { folder: server.folder, env, cast, leaving, files };
}

/** Three months pass at once: whatever is finished leaves. */
async function passTime({ url }: Server): Promise<void> {
	const admin = await crewOf(url).as('admin');
	const body = JSON.stringify({ at: LATER });
	await admin.send('/api/demo/clock', { method: 'POST', headers: JSON_TYPE, body });
}

const archivedIn = (dataDir: string): string[] =>
	commitsIn(dataDir).flatMap(({ events }) =>
		events.flatMap((event) => (event.type === 'case.archived' ? [String(Reflect.get(event, 'case'))] : []))
	);
const bodiesIn = (dataDir: string) => filesIn(join(hallFolder(dataDir), 'archive/bodies')).length;

/** The server, while finished cases leave its memory. */
export const inArchive = (model: () => Promise<Past>): Kind => ({
	name: 'inside an archive write',
	share: 35,
	async open() {
		const past = await model();
		const hall = await openCopy(past);
		const { server, load } = hall;
		let kills = 0;
		let left = 0;

		async function strike(random: Random) {
			kills += 1;
			const before = bodiesIn(server.folder);
			const passing = passTime(server).catch(() => undefined);
			const isOver = { now: false };
			void passing.then(() => (isOver.now = true));
			while (bodiesIn(server.folder) === before && !isOver.now) await pause(1);
			await pause(random.below(LEAVING));
			await server.kill();
			await passing;
			const begun = bodiesIn(server.folder) > before;
			await server.restart();
			const archived = archivedIn(server.folder);
			const inside = begun && archived.length < past.leaving.length;
			const traces = inside && archived.length > left ? ['some had left'] : [];
			left = archived.length;
			return { inside, traces };
		}

		async function expectAllLeft(): Promise<void> {
			await passTime(server);
			await load.end();
			await until('all have left', () => archivedIn(server.folder).length >= past.leaving.length || undefined);
			const archived = archivedIn(server.folder);
			if (archived.toSorted().join() !== past.leaving.toSorted().join()) throw new Error('a case has left twice');
			const supervisor = await crewOf(server.url).as('supervisor');
			for (const [id, file] of past.files)
				if (JSON.stringify(await supervisor.view('case', { case: id })) !== JSON.stringify(file))
					throw new Error(`${id} is seen otherwise than before it left`);
		}

		return {
			...hall,
			strike,
			isSpent: () => kills === KILLS || left === past.leaving.length,
			async close() {
				await expectAllLeft();
				await hall.close();
				await expectEachFound(server.folder, past.leaving);
			}
		};
	}
});

async function expectEachFound(dataDir: string, cases: readonly string[]): Promise<void> {
	const report = (what: string) => {
		throw new Error(what);
	};
	const archive = await openJournalArchive({ disk: realDisk, folder: join(hallFolder(dataDir), 'archive'), report });
	for (const id of cases)
		if ((await archive.find(`case:${id}`, 5)).length !== 1) throw new Error(`${id} is not found once`);
	await archive.close();
}
