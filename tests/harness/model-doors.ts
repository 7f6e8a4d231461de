import { instantOf } from '$lib/hall/calendar/day.ts';
import type { Clock } from '$lib/server/clock.ts';
import { createClock } from '$lib/server/clock.ts';
import { createDoor, type Door, type DoorLog } from '$lib/server/door.ts';
import { FOLDER, prove } from '$lib/server/door.testing.ts';
import { seededEntropy, type Entropy } from '$lib/server/entropy.ts';
import { link } from '$lib/server/log/chain.ts';
import { journalEngine } from '$lib/server/log/engine.ts';
import { openJournal } from '$lib/server/log/journal.ts';
import { openDatabase } from '$lib/server/log/postgres/database.ts';
import { createListener } from '$lib/server/log/postgres/listen.ts';
import { openPostgresEngine } from '$lib/server/log/postgres/open.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { seeded } from '$lib/server/log/random.ts';
import { SimulatedDisk } from '$lib/server/log/simulated-disk.ts';
import { openKeys, type KeyStore } from '$lib/server/seal/keys.ts';
import { openTableKeys } from '$lib/server/seal/table-keys.ts';
import { createVault } from '$lib/server/seal/vault.ts';
import { stateKeeper, type State } from '$lib/server/state.ts';
import { newFolder } from './folder.ts';

/** One hall behind its door, wherever its log is kept. Before each command it is told which one comes. */
export interface Kept {
	/** The door that this command comes to, ready for it. */
	door(command: string): Promise<Door>;
	/** The state, as JSON, once all is saved. */
	state(): Promise<string>;
	close(): Promise<void>;
}

/** The same for the same command, whoever decides it: so that what is kept can be compared byte by byte. */
function entropyByCommand() {
	let current = seededEntropy('opening');
	const entropy: Entropy = (length) => current(length);
	return { entropy, next: (command: string) => void (current = seededEntropy(command)) };
}

function behind(log: DoorLog, state: State, keys: KeyStore, entropy: Entropy, clock: Clock): Door {
	const vault = createVault(keys, entropy);
	const report = (what: string, error: unknown) => {
		throw new Error(what, { cause: error });
	};
	return createDoor({ state, log, clock, vault, entropy, prove, moved: () => undefined, report });
}

/** All halls of a comparison go by this one. */
export const modelClock = (): Clock => {
	const clock = createClock(() => 0);
	clock.set(instantOf('2026-11-20', '09:40'), 0);
	return clock;
};

const textOf = (door: Door) => door.read((state) => JSON.stringify(state));

/** The hall alone: its log is a list that nobody reads again. */
export async function keptNowhere(clock: Clock): Promise<Kept> {
	const { entropy, next } = entropyByCommand();
	const keys = await openKeys(new SimulatedDisk(seeded(1)), FOLDER, entropy);
	const log: DoorLog = { append: async (after, bodies) => link(after, bodies), read: async () => [] };
	const door = behind(log, stateKeeper.initial(), keys, entropy, clock);
	return {
		async door(command) {
			next(command);
			return door;
		},
		state: () => textOf(door),
		close: () => door.close()
	};
}

/** The journal, whose process is killed now and then. */
export async function keptInJournal(clock: Clock, isKilled: () => boolean): Promise<Kept> {
	const { entropy, next } = entropyByCommand();
	let disk = new SimulatedDisk(seeded(2));
	const open = async () => {
		next('opening');
		await disk.makeFolder(FOLDER);
		const keys = await openKeys(disk, `${FOLDER}/keys`, entropy);
		const { state, journal } = await openJournal({ disk, folder: FOLDER, keeper: stateKeeper });
		return { journal, door: behind(journalEngine(journal), state, keys, entropy, clock) };
	};
	let running = await open();
	return {
		async door(command) {
			if (isKilled()) {
				disk = disk.crash();
				running = await open();
			}
			next(command);
			return running.door;
		},
		state: () => textOf(running.door),
		async close() {
			await running.door.close();
			await running.journal.close();
		}
	};
}

/** PostgreSQL with several nodes; each command comes to one of them, which has caught up before. */
export async function keptByNodes(clock: Clock, url: string, count: number, whose: () => number): Promise<Kept> {
	const { entropy, next } = entropyByCommand();
	const database = openDatabase(url);
	const listener = createListener(database);
	const open = async () => {
		next('opening');
		const keys = await openTableKeys(database, 'hall', entropy);
		const { state, engine } = await openPostgresEngine({
			database,
			listener,
			hall: 'hall',
			disk: realDisk,
			folder: newFolder(),
			keeper: stateKeeper,
			dayOf: () => '2026-11-20',
			prepare: (lines) => keys.learn(lines.map(({ body }) => body)),
			report: () => undefined
		});
		return { engine, door: behind(engine, state, keys, entropy, clock) };
	};
	const nodes = [await open()];
	while (nodes.length < count) nodes.push(await open());
	const caughtUp = async ({ engine, door }: (typeof nodes)[number]) => {
		for (let lines = await engine.read(door.head()); lines.length > 0; lines = await engine.read(door.head()))
			await door.take(lines);
		return door;
	};
	return {
		async door(command) {
			const node = nodes[whose() % count];
			if (!node) throw new Error('a node is needed');
			const door = await caughtUp(node);
			next(command);
			return door;
		},
		async state() {
			const states = await Promise.all(nodes.map(async (node) => textOf(await caughtUp(node))));
			if (new Set(states).size !== 1) throw new Error('the nodes hold different halls');
			return states[0] ?? '';
		},
		async close() {
			for (const { door, engine } of nodes) {
				await door.close();
				await engine.close();
			}
			await listener.close();
			await database.close();
		}
	};
}
