import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { CommandName } from '$lib/hall/access/rules.ts';
import { instantOf } from '$lib/hall/calendar/day.ts';
import { presetFileSchema } from '$lib/hall/catalogue/schema.ts';
import type { Actor, DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { ITEMS } from '$lib/server/archive/made-up.ts';
import { createClock, type Clock } from '$lib/server/clock.ts';
import { openHall, type HallRuntime } from '$lib/server/hall-runtime.ts';
import { realDisk, replaceFile } from '$lib/server/log/disk.ts';
import { createMetrics } from '$lib/server/metrics.ts';
import { jiaozuo } from '$lib/server/presets/jiaozuo/index.ts';
import { ROOT } from '../harness/folder.ts';

/** A real hall in this process, with its door, log, keys and archive in a folder, and people who work in it. */
export interface Working {
	readonly hall: HallRuntime;
	readonly clock: Clock;
	/** lanes: each a window with who works there, and a place on the shelf */
	readonly lanes: readonly Lane[];
	/** A working day begins: everybody signs in and opens their window. Resolves with the milliseconds that took. */
	begin(day: string): Promise<number>;
	ask(who: Actor, name: CommandName, payload: object, looking?: string): Promise<Record<string, string>>;
	as(username: string): Actor;
	kiosk(): Actor;
	close(): Promise<void>;
}

export interface Lane {
	readonly window: string;
	readonly clerk: string;
	readonly slot: string;
}

export const LANES = 24;
/** decided at the window; and by a handler and a chief behind it */
export const AT_ONCE = 'medical-insurance';
export const BEHIND = 'nurse-registration';
const PASSWORD = 'Some-password-1';

const two = (n: number) => String(n).padStart(2, '0');
const lanes: readonly Lane[] = Array.from({ length: LANES }, (_, n) => ({
	window: `x${two(n + 1)}`,
	clerk: `clerk-${n + 1}`,
	slot: `A-${two(1 + Math.floor(n / 20))}-${two(1 + (n % 20))}`
}));

function presetOf() {
	const { preset: whole } = presetFileSchema.parse(jiaozuo);
	const like = whole.windows.find(({ id }) => id === 'w12');
	const issuing = whole.windows.find(({ id }) => id === 'w15');
	if (!like || !issuing) throw new Error('the preset is another one');
	return {
		...whole,
		windows: [...lanes.map(({ window }) => ({ ...like, id: window, name: window })), issuing],
		// Whoever finds a past case sees it only while its item is known.
		items: whole.items.filter(({ id }) => [AT_ONCE, BEHIND, ...ITEMS].includes(id))
	};
}

const PEOPLE = [
	...lanes.map(({ window, clerk }) => ({ username: clerk, roles: ['clerk'], windows: [window], skills: ['sh'] })),
	{ username: 'adviser', roles: ['adviser'], windows: [], skills: ['zx'] },
	{ username: 'issuer', roles: ['issuer'], windows: ['w15'], skills: ['lz'] },
	{ username: 'handler', roles: ['handler'], department: 'wjw' },
	{ username: 'chief', roles: ['chief'], department: 'wjw' },
	{ username: 'supervisor', roles: ['supervisor'] }
];

/** The version of what somebody looks at, as they have it on their screen. */
function versionOf(hall: DeepReadonly<Hall>, looking: string): number {
	const id = looking.slice(looking.indexOf(':') + 1);
	const { intake, approval, issuance } = hall;
	return (intake.cases[id] ?? approval.tasks[id] ?? issuance.results[id])?.version ?? 0;
}

/** Opens a hall in the folder of a house that `npm start` opens with DEMO=0, too; a new one is set up. */
export async function openWorking(dataDir: string, at: number): Promise<Working> {
	const clock = createClock();
	clock.set(at, 0);
	const marker = `${dataDir}/house.json`;
	await realDisk.makeFolder(dataDir);
	if (!existsSync(marker))
		await replaceFile(realDisk, marker, Buffer.from(JSON.stringify({ kind: 'hall', format: 1, hosts: {} })));
	const hall = await openHall({
		name: 'hall',
		// Passwords that take a fifth of a second each are not what is measured.
		demo: true,
		folder: `${dataDir}/hall`,
		disk: realDisk,
		clock,
		worker: join(ROOT, 'build/tools/checkpoint-worker.js'),
		shared: null,
		attachments: { folder: null, megabytes: 10 },
		metrics: createMetrics(() => []).of('hall'),
		report: (what, error) => console.error(what, error ?? '')
	});
	const begun = process.hrtime.bigint();
	let asked = 0;
	const actors = new Map<string, Actor>();
	let kiosk: Actor = { kind: 'anyone' };

	const ask: Working['ask'] = async (who, name, payload, looking) => {
		const id = `bench-${begun}-${(asked += 1)}`;
		const expect =
			looking === undefined
				? {}
				: { expect: { [looking]: await hall.door.read((kept) => versionOf(kept.hall, looking)) } };
		const { result } = await hall.door.execute(who, name, { id, payload, ...expect });
		return (result ?? {}) as Record<string, string>;
	};
	const signIn = async (username: string): Promise<Actor> => {
		const { staff = '', session = '' } = await ask({ kind: 'anyone' }, 'session.open', {
			username,
			password: PASSWORD
		});
		return { kind: 'staff', id: staff, session };
	};
	const isNew = await hall.door.read((kept) => kept.hall.access.hall === null);
	if (isNew) {
		const administrator = { username: 'admin', password: PASSWORD, name: '管理员' };
		const name = { 'zh-CN': '大厅', en: 'Hall' };
		await ask({ kind: 'setup' }, 'hall.setUp', { name, preset: presetOf(), administrator });
		const admin = await signIn('admin');
		for (const one of PEOPLE) await ask(admin, 'staff.add', { ...one, password: PASSWORD, name: '某某' });
		await ask(admin, 'device.enrol', { kind: 'kiosk', name: 'kiosk' });
	}
	const device = await hall.door.read((kept) => Object.keys(kept.hall.access.devices)[0]);
	kiosk = { kind: 'device', id: device ?? '' };

	return {
		hall,
		clock,
		lanes,
		ask,
		as: (username) => actors.get(username) ?? { kind: 'anyone' },
		kiosk: () => kiosk,
		async begin(day) {
			clock.set(Math.max(clock.now(), instantOf(day, '08:40')), 0);
			await hall.tick();
			const since = performance.now();
			for (const { username } of PEOPLE) actors.set(username, await signIn(username));
			const closed = await hall.door.read(({ hall: { ticketing } }) =>
				lanes.filter(({ window }) => ticketing.windows[window]?.status === 'closed')
			);
			for (const { clerk, window } of closed)
				await ask(actors.get(clerk) ?? { kind: 'anyone' }, 'window.open', { window });
			return performance.now() - since;
		},
		close: () => hall.close()
	};
}
