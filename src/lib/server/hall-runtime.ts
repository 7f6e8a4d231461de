import type { CommandName } from '$lib/hall/access/rules.ts';
import { find, type Actor } from '$lib/hall/contract.ts';
import { createAttachments, type Attachments } from './attachments/attachments.ts';
import { keepingAttachments } from './attachments/keeping.ts';
import { folderShelf } from './attachments/shelf.ts';
import { sweepUploads } from './attachments/sweep.ts';
import { createAttempts, type Attempts } from './access/attempts.ts';
import { ANYONE, identify, type Credentials } from './access/identify.ts';
import { createIdle } from './access/idle.ts';
import { DEMO_COST, FULL_COST } from './access/passwords.ts';
import { createProver } from './access/prove.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Clock } from './clock.ts';
import { createDoor, type Door } from './door.ts';
import { systemEntropy, type Entropy } from './entropy.ts';
import { createLive, type HallIo, type Live } from './live/live.ts';
import { BadConfig } from './config.ts';
import type { Disk } from './log/disk.ts';
import { headOf, type HallHead } from './log/head.ts';
import { openJournal, type Journal } from './log/journal.ts';
import { journalDays } from './log/places.ts';
import { openKeys } from './seal/keys.ts';
import { createVault, type Vault } from './seal/vault.ts';
import { stateKeeper, type Kept, type State } from './state.ts';
import { createQuiet } from './quiet.ts';
import { createSetUp, type SetUp } from './access/set-up.ts';

/** One hall, running: its door, its views, and who is asking. */
export interface HallRuntime {
	readonly name: string;
	readonly demo: boolean;
	readonly door: Door;
	readonly vault: Vault;
	readonly live: Live;
	readonly clock: Clock;
	readonly attempts: Attempts;
	readonly setUp: SetUp;
	readonly attachments: Attachments;
	/** Who brings these credentials; a session that was idle for too long is nobody's. `use` counts as using it. */
	actor(state: Kept, credentials: Credentials, use: boolean): Actor;
	/** Tells of every command that somebody asks for, before it is decided. */
	hear(listener: (actor: Actor, name: string, payload: unknown) => void): void;
	/** One session goes on as another, in every page that it is open in: for a demo whose nights pass in a moment. */
	goesOn(session: string, as: string): void;
	/** The session that one goes on as; itself, where it does not. */
	sessionOf(session: string): string;
	/** Asks what time alone has made true, until nothing is left to do. */
	tick(): Promise<void>;
	/** How far the log has come, to be noted elsewhere. */
	head(): Promise<HallHead>;
	health(): { position: number; watching: number };
	close(): Promise<void>;
}

interface RuntimeParts {
	readonly name: string;
	readonly demo: boolean;
	readonly folder: string;
	readonly disk: Disk;
	readonly clock: Clock;
	readonly io: HallIo;
	readonly worker: string | null;
	/** a folder that nodes share, or null for the hall's own; and the largest of them */
	readonly attachments: { readonly folder: string | null; readonly megabytes: number };
	readonly entropy?: Entropy;
	readonly report: (what: string, error?: unknown) => void;
}

/** @throws Damaged, UnknownEvent, or the disk's own error: then nothing was changed and the house must not open */
export async function openHall(parts: RuntimeParts): Promise<HallRuntime> {
	const { name, demo, folder, disk, clock, io, worker, report, entropy = systemEntropy } = parts;
	await disk.makeFolder(folder);
	await expectKeys(disk, folder);
	const keys = await openKeys(disk, `${folder}/keys`, entropy);
	const vault = createVault(keys, entropy);
	const { state, journal, aside, skipped } = await openJournal<State>({ disk, folder, keeper: stateKeeper });
	if (aside) report(`the log ended in what was never answered; moved aside: ${JSON.stringify(aside)}`);
	for (const checkpoint of skipped) report(`a checkpoint could not be used: ${JSON.stringify(checkpoint)}`);

	const { megabytes, folder: shared } = parts.attachments;
	const shelf = folderShelf(shared === null ? `${folder}/attachments` : `${shared}/${name}`);
	const attachments = createAttachments({ shelf, vault, entropy, megabytes });
	const sweeping = sweepUploads(attachments, clock, report);

	const setUp = createSetUp();
	const idle = createIdle();
	/** by the session of the token that a browser holds */
	const heirs = new Map<string, string>();
	const renewed = (token: string | undefined) => {
		const heir = token === undefined ? undefined : heirs.get(vault.idOf(token) ?? '');
		return heir === undefined ? token : vault.token(heir);
	};
	const listeners: ((actor: Actor, name: string, payload: unknown) => void)[] = [];
	const checkpoints = createCheckpoints({
		folder,
		worker,
		from: journal.head.position,
		here: () => journal.checkpoint(),
		report
	});
	// What was saved last, only the manifest can tell to another process: a backup waits for this.
	const quiet = createQuiet(() =>
		journal.note().catch((error: unknown) => report('the manifest was not written', error))
	);
	// Door and live channel know each other: the door tells what moved, the channel asks it for views.
	const wire: { live?: Live } = {};
	const door = createDoor({
		state,
		log: journal,
		clock,
		vault,
		entropy,
		prove: keepingAttachments(attachments, createProver(demo ? DEMO_COST : FULL_COST, entropy)),
		moved: (zones, by) => {
			wire.live?.moved(zones, by);
			checkpoints.reached(journal.head.position);
			quiet.stir();
		},
		report
	});
	const live = createLive({ hallName: name, io, door, clock, vault, report });
	wire.live = live;

	return {
		name,
		demo,
		door: {
			...door,
			execute(asking, command, ask) {
				for (const listener of listeners) listener(asking, command, ask.payload);
				return door.execute(asking, command, ask);
			}
		},
		vault,
		live,
		clock,
		setUp,
		attachments,
		attempts: createAttempts(),
		actor(state, credentials, use) {
			const { bearer, session, device } = credentials;
			const shown = heirs.size === 0 ? credentials : { device, bearer: renewed(bearer), session: renewed(session) };
			const actor = identify(state.hall, vault, shown, state.hall.access.hall ? null : setUp.code);
			if (actor.kind !== 'staff') return actor;
			// Nobody is idle because the hall's clock was set: what counts is real time.
			const now = clock.real();
			const openedAt = now - (clock.now() - (find(state.hall.access.sessions, actor.session)?.openedAt ?? clock.now()));
			const lives = use ? idle.use(actor.session, openedAt, now) : !idle.isOver(actor.session, openedAt, now);
			return lives ? actor : ANYONE;
		},
		hear: (listener) => void listeners.push(listener),
		goesOn(session, as) {
			const holders = [...heirs].filter(([, heir]) => heir === session).map(([holder]) => holder);
			for (const holder of holders.length > 0 ? holders : [session]) heirs.set(holder, as);
			idle.use(as, clock.real(), clock.real());
		},
		sessionOf: (session) => heirs.get(session) ?? session,
		tick: () => tick(door, () => journal.head.position),
		head: () => headOf({ disk, folder }, true),
		health: () => ({ position: journal.head.position, watching: live.watching() }),
		close: () => {
			quiet.stop();
			sweeping.stop();
			return close(door, journal, vault, checkpoints);
		}
	};
}

/** New keys for an old log would leave everybody in it unreadable, and every slip and device unknown. */
async function expectKeys(disk: Disk, folder: string): Promise<void> {
	const hasLog = (await journalDays({ disk, folder })).length > 0;
	if (hasLog && (await disk.size(`${folder}/keys/hall.key`)) === undefined)
		throw new BadConfig(`${folder} has no keys. Bring ${folder}/keys back from the backup of the keys.`);
}

const TICK: CommandName = 'clock.tick';
/** Each tick brings at most one deemed acceptance; a weekend's worth is caught up in one go, but not without end. */
const TICKS_AT_MOST = 10_000;

async function tick(door: Door, position: () => number): Promise<void> {
	for (let n = 0; n < TICKS_AT_MOST; n += 1) {
		const before = position();
		const answer = await door.execute({ kind: 'clock' }, TICK, { id: `tick-after-${before}`, payload: {} });
		if (answer.position === before) return;
	}
}

async function close(
	door: Door,
	journal: Journal<State>,
	vault: Vault,
	checkpoints: { idle(): Promise<void> }
): Promise<void> {
	await door.close();
	await checkpoints.idle();
	await journal.close();
	await vault.close();
}
