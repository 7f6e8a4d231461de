import { dayOf } from '$lib/hall/calendar/day.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Entropy } from './entropy.ts';
import type { Disk } from './log/disk.ts';
import { BadConfig } from './config.ts';
import { openJournalEngine, type Beside, type Opened } from './log/engine.ts';
import { headOf, type HallHead } from './log/head.ts';
import type { Journal } from './log/journal.ts';
import { journalDays } from './log/places.ts';
import { createQuiet } from './quiet.ts';
import type { SharedHouse } from './log/postgres/house.ts';
import { headIn } from './log/postgres/head.ts';
import { openPostgresEngine } from './log/postgres/open.ts';
import type { LoopWatch } from './loop-watch.ts';
import { openKeys, type KeyStore } from './seal/keys.ts';
import { openTableKeys } from './seal/table-keys.ts';
import { keeperIn, stateKeeper, type State } from './state.ts';

/** A hall's log and the keys of its personal data, wherever they are kept. */
export interface HallLog extends Opened<State> {
	readonly keys: KeyStore;
	/** How far the log has come, to be noted elsewhere. */
	readonly head: () => Promise<HallHead>;
}

interface HallLogParts {
	readonly name: string;
	readonly disk: Disk;
	readonly folder: string;
	readonly worker: string | null;
	readonly shared: SharedHouse | null;
	readonly entropy: Entropy;
	/** told what goes on beside the hall, for as long as it does */
	readonly during: LoopWatch['during'];
	readonly report: (what: string, error?: unknown) => void;
}

/** @throws Damaged, UnknownEvent, BadConfig, or the disk's own error: then nothing was changed */
export const openHallLog = ({ shared, ...parts }: HallLogParts): Promise<HallLog> =>
	shared === null ? openAlone(parts) : openAmongNodes(shared, parts);

type Parts = Omit<HallLogParts, 'shared'>;

/** One machine has it all in a folder. */
async function openAlone({ disk, folder, worker, entropy, during, report }: Parts): Promise<HallLog> {
	await expectKeys(disk, folder);
	const keys = await openKeys(disk, `${folder}/keys`, entropy, { report });
	const opened = await openJournalEngine<State>({
		disk,
		folder,
		keeper: stateKeeper,
		beside: (journal, from) => besideJournal(journal, { folder, worker, from, during, report })
	});
	return { ...opened, keys, head: () => headOf({ disk, folder }, true) };
}

/** What is done beside the journal, so that nobody waits for it: checkpoints, and the end that another process reads. */
function besideJournal(
	journal: Journal<State>,
	{ folder, worker, from, during, report }: Pick<Parts, 'folder' | 'worker' | 'during' | 'report'> & { from: number }
): Beside {
	const here = () => journal.checkpoint();
	const checkpoints = createCheckpoints({ worker, data: { folder }, from, here, during, report });
	// What was saved last, only the manifest can tell to another process: a backup waits for this.
	const quiet = createQuiet(() =>
		journal.note().catch((error: unknown) => report('the manifest was not written', error))
	);
	return {
		reached(position) {
			checkpoints.reached(position);
			quiet.stir();
		},
		async end() {
			quiet.stop();
			await checkpoints.idle();
		}
	};
}

/** New keys for an old log would leave everybody in it unreadable, and every slip and device unknown. */
async function expectKeys(disk: Disk, folder: string): Promise<void> {
	const hasLog = (await journalDays({ disk, folder })).length > 0;
	if (hasLog && (await disk.size(`${folder}/keys/hall.key`)) === undefined)
		throw new BadConfig(`${folder} has no keys. Bring ${folder}/keys back from the backup of the keys.`);
}

/** All is in the database; this node's folder holds checkpoints that can be thrown away. */
async function openAmongNodes(
	{ id: house, database, listener, url }: SharedHouse,
	{ name: hall, disk, folder, worker, entropy, during, report }: Parts
): Promise<HallLog> {
	const keys = await openTableKeys(database, hall, entropy);
	const opened = await openPostgresEngine<State>({
		database,
		listener,
		hall,
		disk,
		folder,
		report,
		keeper: keeperIn(house),
		dayOf: ({ at }) => dayOf(at),
		prepare: (lines) => keys.learn(lines.map(({ body }) => body)),
		checkpoints: (from, here) =>
			createCheckpoints({ worker, data: { folder, shared: { url, hall, house } }, from, here, during, report })
	});
	await keys.learn([JSON.stringify(opened.state.hall)]);
	return { ...opened, keys, head: () => headIn(database, hall, dayOf) };
}
