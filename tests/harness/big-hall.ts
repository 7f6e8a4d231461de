import { addDays, instantOf } from '$lib/hall/calendar/day.ts';
import type { Item, PresetFile } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import { createClock, type Clock } from '$lib/server/clock.ts';
import { readConfig } from '$lib/server/config.ts';
import { openDemo } from '$lib/server/demo/demo.ts';
import { inProcess, type InProcess } from '$lib/server/demo/in-process.ts';
import {
	acceptCase,
	beginCase,
	openWindow,
	receiveCase,
	takeNumber,
	withdrawCase
} from '$lib/server/demo/play/acts.ts';
import { personOf } from '$lib/server/demo/play/people.ts';
import { Play } from '$lib/server/demo/play/play.ts';
import { openHall, type HallRuntime } from '$lib/server/hall-runtime.ts';
import { saveCheckpoint } from '$lib/server/log/checkpoint.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { rebuild } from '$lib/server/log/replay.ts';
import { createMetrics } from '$lib/server/metrics.ts';
import { stateKeeper } from '$lib/server/state.ts';
import { fillArchive, hasty } from '../bench-house/growth.ts';

/** A hall in this process, whose clock stands until it is moved. */
export interface BigHall {
	readonly hall: HallRuntime;
	readonly clock: Clock;
	readonly way: InProcess;
	/** the id of the device */
	readonly kiosk: string;
	/** Resolves when what screens are to be told has been told; says to how many of them, since it was last asked. */
	told(): Promise<number>;
	close(): Promise<void>;
}

/** Opens the demo hall of a folder at a moment. */
export async function openBig(folder: string, at: number, disk = realDisk): Promise<BigHall & { file: PresetFile }> {
	const clock = createClock();
	clock.set(at, 0);
	const metrics = createMetrics(() => []);
	const measures = metrics.of('hall');
	let telling: Promise<unknown> = Promise.resolve();
	let pushed = 0;
	const push = (_: string, sockets: number) => void (pushed += sockets);
	const during: typeof measures.during = (work, task) => {
		const done = measures.during(work, task);
		if (work === 'screens') telling = done;
		return done;
	};
	const hall = await openHall({
		name: 'hall',
		demo: true,
		folder,
		disk,
		clock,
		worker: null,
		shared: null,
		attachments: { folder: null, megabytes: 10 },
		metrics: { ...measures, during, push },
		report(what, error) {
			if (error !== undefined) throw new Error(what, { cause: error });
		}
	});
	const config = readConfig({ CLOCK: new Date(at).toISOString(), DEMO_MORNING: '0', SEED: 'big' });
	const { file, cast } = await openDemo(hall, config);
	return {
		hall,
		clock,
		file,
		way: inProcess(hall, cast, `at-${at}`),
		kiosk: cast.devices['kiosk'] ?? '',
		async told() {
			// They may have been told something a moment ago, and the next comes after a tenth of a second.
			await new Promise((resolve) => setTimeout(resolve, 150));
			await telling;
			const told = pushed;
			pushed = 0;
			return told;
		},
		async close() {
			metrics.stop();
			await hall.close();
		}
	};
}

const A_DAY = 20;
const FIRST_DAY = '2026-08-03';

const counterOf = ({ preset, demo }: PresetFile, { queue }: DeepReadonly<Item>) => {
	const window = preset.windows.find(({ queues }) => queues.includes(queue))?.id ?? '';
	return { window, clerk: demo.staff.find(({ windows }) => windows[0] === window)?.username ?? '' };
};

/** Cases that are begun, received, accepted with their tasks, and on the last days withdrawn: all through the door. */
async function serve({ way, clock, file }: Awaited<ReturnType<typeof openBig>>, cases: number): Promise<void> {
	const items = file.preset.items.filter(({ flow }) => !flow.some(({ delegated }) => delegated));
	const play = new Play(way, items, { seed: 1, now: clock.now() });
	const forEver = new AbortController().signal;
	for (let n = 0; n < cases; n += 1) {
		await way.reach(instantOf(addDays(FIRST_DAY, Math.floor(n / A_DAY)), '10:00') + (n % A_DAY) * 60_000, forEver);
		const item = items[n % items.length];
		const person = personOf(play, n);
		const ticket = item && (await takeNumber(play, person, item.queue, []));
		// The hall is closed on some days.
		if (!ticket) continue;
		const { window, clerk } = counterOf(file, item);
		await openWindow(play, clerk, window);
		await play.must(clerk, 'ticket.call', { window });
		await play.must(clerk, 'ticket.start', { ticket: ticket.id });
		const id = await beginCase(play, clerk, ticket.id, item.id, person);
		await receiveCase(play, clerk, id);
		if (n >= cases * 0.75) await withdrawCase(play, clerk, id);
		else if (item.acceptanceMode === 'window') await acceptCase(play, clerk, id);
		await play.must(clerk, 'ticket.finish', { ticket: ticket.id });
	}
}

/** The same once more, as other cases of other people. */
function again<T extends object>(slice: T, n: number): T {
	const mark = n.toString(32).padStart(2, '0');
	const text = JSON.stringify(slice)
		.replaceAll(/"([ckrt])_..(\w{14})"/g, (_, kind: string, rest: string) => `"${kind}_${mark}${rest}"`)
		.replaceAll(/"[0-9a-f]{2}([0-9a-f]{30})"/g, (_, rest: string) => `"${n.toString(16).padStart(2, '0')}${rest}"`);
	return JSON.parse(text) as T;
}

/** Writes a checkpoint in which every case of the hall is there so many times: nothing but a replay would tell. */
async function multiply(folder: string, position: number, times: number): Promise<void> {
	const store = { disk: realDisk, folder };
	const { state, place } = await rebuild(store, stateKeeper, position);
	const { intake, approval, issuance } = state.hall;
	const once = structuredClone({ intake, approval, issuance });
	for (let n = 1; n < times; n += 1) {
		Object.assign(intake.cases, again(once.intake.cases, n));
		Object.assign(intake.byPerson, again(once.intake.byPerson, n));
		Object.assign(approval.tasks, again(once.approval.tasks, n));
		Object.assign(approval.byCase, again(once.approval.byCase, n));
		Object.assign(issuance.results, again(once.issuance.results, n));
	}
	await saveCheckpoint(store, state, place, stateKeeper.schema);
}

const SERVED = 340;

/** A hall of so many cases, most of them open and the others finished since 17 August 2026, beside a long archive. */
export async function makeBig(folder: string, { cases, archived }: { cases: number; archived: number }): Promise<void> {
	const small = await openBig(folder, instantOf(FIRST_DAY, '09:40'), hasty);
	await serve(small, SERVED);
	const { position } = small.hall.door.head();
	const served = await small.hall.door.read(({ hall }) => Object.keys(hall.intake.cases).length);
	await small.close();
	await multiply(folder, position, Math.ceil(cases / served));
	await fillArchive({ hallFolder: folder, cases: archived });
}
