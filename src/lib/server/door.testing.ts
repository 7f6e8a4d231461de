/** For tests alone: a small real hall behind its door, on a disk that fails. */
import type { CommandName } from '$lib/hall/access/rules.ts';
import { instantOf } from '$lib/hall/calendar/day.ts';
import { presetFileSchema } from '$lib/hall/catalogue/schema.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { createClock, type Clock } from './clock.ts';
import { createDoor, type Door, type DoorLog } from './door.ts';
import type { Disk } from './log/disk.ts';
import { journalEngine, type Engine } from './log/engine.ts';
import { openJournal, type Journal } from './log/journal.ts';
import type { Random } from './log/random.ts';
import { jiaozuo } from './presets/jiaozuo/index.ts';
import { openKeys } from './seal/keys.ts';
import { createVault, type Vault } from './seal/vault.ts';
import { stateKeeper, type State } from './state.ts';

export const FOLDER = '/hall';
const MORNING = instantOf('2026-11-20', '09:40');

const { preset: whole } = presetFileSchema.parse(jiaozuo);
/** Two queues, two windows, one item: rules enough, and quick to set up thousands of times. */
export const SMALL_PRESET = {
	...whole,
	queues: whole.queues.filter((queue) => queue.id === 'sh' || queue.id === 'lz'),
	policy: { ...whole.policy, recalls: { times: 0, seconds: 0 } },
	windows: whole.windows.filter((window) => window.id === 'w12' || window.id === 'w13'),
	items: whole.items.filter((item) => item.id === 'medical-insurance')
};

export interface Running {
	readonly door: Door;
	readonly journal: Journal<State>;
	readonly engine: Pick<Engine, 'away'>;
	readonly vault: Vault;
	readonly clock: Clock;
	/** the state that the door began with, and moves on in place as long as nothing fails */
	readonly begun: State;
}

/** Passwords are not what is tried here: a sign-in always fits, and a new password is its own hash. */
export const prove: Parameters<typeof createDoor>[0]['prove'] = async (hall, name, payload) => {
	if (name !== 'session.open') return payload;
	const admin = Object.values(hall.access.staff)[0];
	return { ...(payload as object), password: { against: admin?.password ?? '', fits: true } };
};

export interface Twist {
	/** an engine that breaks a promise */
	log?: (journal: Journal<State>) => DoorLog;
	/** real time, where it is not to stand: the hall's own stands at the morning all the same */
	real?: () => number;
}

/** One whose disk fails now and then tries again at once; a process that has died waits for ever. */
const nextTry = (disk: Disk): Promise<void> =>
	new Promise((resolve) => {
		if (!('dead' in disk && disk.dead === true)) setImmediate(resolve);
	});

export async function openDoor(disk: Disk, random: Random, twist: Twist = {}): Promise<Running> {
	const entropy = (length: number) => Buffer.from(Array.from({ length }, () => random.below(256)));
	const clock = createClock(twist.real ?? (() => MORNING));
	clock.set(MORNING, 0);
	await disk.makeFolder(FOLDER);
	const keys = await openKeys(disk, `${FOLDER}/keys`, entropy);
	const vault = createVault(keys, entropy);
	const { state, journal } = await openJournal<State>({ disk, folder: FOLDER, keeper: stateKeeper });
	const engine = journalEngine(journal, undefined, () => nextTry(disk));
	const door = createDoor({
		state,
		log: twist.log?.(journal) ?? engine,
		clock,
		vault,
		entropy,
		prove,
		moved: () => undefined,
		report: () => undefined
	});
	return { door, journal, engine, vault, clock, begun: state };
}

export const SETUP: Actor = { kind: 'setup' };

export interface Cast {
	readonly kiosk: Actor;
	readonly clerks: readonly { actor: Actor; window: string }[];
}

const PASSWORD = 'Some-password-1';

/** Sets the hall up, or goes on where an earlier life stopped: every command has its own fixed id. */
export async function cast(door: Door): Promise<Cast> {
	const ask = async (actor: Actor, name: CommandName, id: string, payload: unknown) =>
		(await door.execute(actor, name, { id, payload })).result as Record<string, string>;
	const isSetUp = await door.read((state) => state.hall.access.hall !== null);
	if (!isSetUp)
		await ask(SETUP, 'hall.setUp', 'set-up-1', {
			name: { 'zh-CN': '大厅', en: 'Hall' },
			preset: SMALL_PRESET,
			administrator: { username: 'admin', password: PASSWORD, name: 'a' }
		});
	const signIn = async (username: string) => {
		const { staff, session } = await ask({ kind: 'anyone' }, 'session.open', `sign-in-${username}`, {
			username,
			password: PASSWORD
		});
		return { kind: 'staff', id: staff ?? '', session: session ?? '' } as const;
	};
	const admin = await signIn('admin');
	const { device } = await ask(admin, 'device.enrol', 'kiosk-one', { kind: 'kiosk', name: 'k' });
	const clerks = [];
	for (const window of ['w12', 'w13']) {
		const username = `clerk-${window}`;
		// All clerks share the administrator's password, so that `prove` need not know whose it is.
		await ask(admin, 'staff.add', `add-${username}`, {
			username,
			password: PASSWORD,
			name: 'c',
			roles: ['clerk'],
			windows: [window],
			skills: ['sh']
		});
		clerks.push({ actor: await signIn(username), window });
	}
	return { kiosk: { kind: 'device', id: device ?? '' }, clerks };
}
