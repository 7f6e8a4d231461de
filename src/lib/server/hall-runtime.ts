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
import type { Archive } from './archive/archive.ts';
import { archiveFinished } from './archive/archiving.ts';
import { createForgetting, type Forgetting } from './archive/forgetting.ts';
import { openArchive } from './archive/open.ts';
import { recall } from './archive/recall.ts';
import type { Clock } from './clock.ts';
import { openHallLog } from './hall-log.ts';
import { createDoor, type Door } from './door.ts';
import { systemEntropy, type Entropy } from './entropy.ts';
import { createLive, type HallIo, type Live } from './live/live.ts';
import { measuredArchive, measuredAttachments, measuredDoor, measuredLog } from './measured.ts';
import type { HallMetrics } from './metrics.ts';
import type { Disk } from './log/disk.ts';
import type { Engine } from './log/engine.ts';
import type { SharedHouse } from './log/postgres/house.ts';
import type { HallHead } from './log/head.ts';
import { createVault, type Vault } from './seal/vault.ts';
import type { Kept } from './state.ts';
import { createSeen, type Seen } from './seen.ts';
import { createSetUp, type SetUp } from './access/set-up.ts';

/** One hall, running: its door, its views, and who is asking. */
export interface HallRuntime {
	readonly name: string;
	readonly demo: boolean;
	readonly door: Door;
	readonly vault: Vault;
	/** finished cases that have left the hall's memory */
	readonly archive: Archive;
	readonly live: Live;
	readonly clock: Clock;
	readonly attempts: Attempts;
	readonly seen: Seen;
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
	health(): { position: number; watching: number; away: string | undefined };
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
	/** the database that nodes share; null: the folder holds it all */
	readonly shared: SharedHouse | null;
	/** a folder that nodes share, or null for the hall's own; and the largest of them */
	readonly attachments: { readonly folder: string | null; readonly megabytes: number };
	readonly metrics: HallMetrics;
	readonly entropy?: Entropy;
	readonly report: (what: string, error?: unknown) => void;
}

/** @throws Damaged, UnknownEvent, or the disk's own error: then nothing was changed and the house must not open */
export async function openHall(parts: RuntimeParts): Promise<HallRuntime> {
	const { name, demo, folder, disk, clock, io, report, metrics, entropy = systemEntropy } = parts;
	const { during } = metrics;
	await disk.makeFolder(folder);
	const { keys, state, engine, notes, head } = await openHallLog({ ...parts, entropy, during });
	const vault = createVault(keys, entropy);
	for (const note of notes) report(note);

	const { megabytes, folder: shared } = parts.attachments;
	const shelf = folderShelf(shared === null ? `${folder}/attachments` : `${shared}/${name}`);
	const attachments = measuredAttachments(createAttachments({ shelf, vault, entropy, megabytes }), metrics);
	const sweeping = sweepUploads(attachments, clock, report);

	const archive = measuredArchive(await openArchive({ ...parts, report }), metrics);
	if (archive.size() < state.hall.archive.cases)
		report(`the archive lacks cases that the log says it has; make it again with npm run archive:rebuild`);

	const setUp = createSetUp(parts.shared === null ? undefined : vault.hash('set-up', name));
	const idle = createIdle();
	/** by the session of the token that a browser holds */
	const heirs = new Map<string, string>();
	const renewed = (token: string | undefined) => {
		const heir = token === undefined ? undefined : heirs.get(vault.idOf(token) ?? '');
		return heir === undefined ? token : vault.token(heir);
	};
	const listeners: ((actor: Actor, name: string, payload: unknown) => void)[] = [];
	// Door and live channel know each other: the door tells what moved, the channel asks it for views.
	const wire: { live?: Live; forgetting?: Forgetting } = {};
	const unmeasured = createDoor({
		state,
		log: measuredLog(engine, metrics),
		clock,
		vault,
		entropy,
		prove: keepingAttachments(attachments, createProver(demo ? DEMO_COST : FULL_COST, entropy)),
		recall: (wish) => recall(archive, wish),
		moved: (zones, by) => {
			wire.live?.moved(zones, by);
			seen.moved();
			// Another node may have been told to forget somebody whose key this one holds.
			if (zones.has('archive')) wire.forgetting?.due();
			engine.reached({ ...state.place });
		},
		report
	});
	const door = measuredDoor(unmeasured, metrics);
	const position = () => door.head().position;
	const seen = createSeen({ house: parts.shared?.id ?? null, position, look: engine.look });
	const live = createLive({ hallName: name, io, door, archive, clock, vault, seen, metrics, report });
	wire.live = live;
	const destroy: Vault['destroy'] = (subjects) => during('forgetting', () => vault.destroy(subjects));
	const forgetting = createForgetting({ door, vault: { destroy }, archive, report });
	wire.forgetting = forgetting;
	engine.hearAway((away) => live.tellSaves(away === undefined));
	engine.follow(door.head, (lines) => during('following', () => door.take(lines)));
	await forgetting.settle();

	return {
		name,
		demo,
		door: {
			...door,
			async execute(asking, command, ask) {
				for (const listener of listeners) listener(asking, command, ask.payload);
				const answer = await door.execute(asking, command, ask);
				// Answered once the keys are gone; whoever asks again after a failure destroys what is left.
				if (command === FORGET) await forgetting.settle();
				return answer;
			}
		},
		vault,
		archive,
		live,
		clock,
		setUp,
		attachments,
		attempts: createAttempts(),
		seen,
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
		async tick() {
			await during('clock', () => tick(door, position));
			await during('archive', () => archiveFinished({ door, archive, clock }));
		},
		head: () => during('export', head),
		health: () => ({ position: position(), watching: live.watching(), away: engine.away() }),
		close: () => {
			sweeping.stop();
			return close({ door, engine, vault, archive });
		}
	};
}

const TICK: CommandName = 'clock.tick';
const FORGET: CommandName = 'person.forget';
/** Each tick brings at most one deemed acceptance; a weekend's worth is caught up in one go, but not without end. */
const TICKS_AT_MOST = 10_000;

async function tick(door: Door, position: () => number): Promise<void> {
	for (let n = 0; n < TICKS_AT_MOST; n += 1) {
		const before = position();
		const answer = await door.execute({ kind: 'clock' }, TICK, { id: `tick-after-${before}`, payload: {} });
		if (answer.position === before) return;
	}
}

interface Closing {
	readonly door: Door;
	readonly engine: Engine;
	readonly vault: Vault;
	readonly archive: Archive;
}

async function close({ door, engine, vault, archive }: Closing): Promise<void> {
	await door.close();
	await archive.close();
	await engine.close();
	await vault.close();
}
