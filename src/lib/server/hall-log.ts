import { dayOf } from '$lib/hall/calendar/day.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Entropy } from './entropy.ts';
import type { Disk } from './log/disk.ts';
import { openJournalEngine, type Opened } from './log/engine.ts';
import type { SharedHouse } from './log/postgres/house.ts';
import { openPostgresEngine } from './log/postgres/open.ts';
import { openKeys, type KeyStore } from './seal/keys.ts';
import { openTableKeys } from './seal/table-keys.ts';
import { keeperIn, stateKeeper, type State } from './state.ts';

/** A hall's log and the keys of its personal data, wherever they are kept. */
export interface HallLog extends Opened<State> {
	readonly keys: KeyStore;
}

interface HallLogParts {
	readonly name: string;
	readonly disk: Disk;
	readonly folder: string;
	readonly worker: string | null;
	readonly shared: SharedHouse | null;
	readonly entropy: Entropy;
	readonly report: (what: string, error?: unknown) => void;
}

/** @throws Damaged, UnknownEvent, BadConfig, or the disk's own error: then nothing was changed */
export const openHallLog = ({ shared, ...parts }: HallLogParts): Promise<HallLog> =>
	shared === null ? openAlone(parts) : openAmongNodes(shared, parts);

type Parts = Omit<HallLogParts, 'shared'>;

/** One machine has it all in a folder. */
async function openAlone({ disk, folder, worker, entropy, report }: Parts): Promise<HallLog> {
	const keys = await openKeys(disk, `${folder}/keys`, entropy);
	const opened = await openJournalEngine<State>({
		disk,
		folder,
		keeper: stateKeeper,
		checkpoints: (journal) =>
			createCheckpoints({
				worker,
				data: { folder },
				from: journal.head.position,
				here: () => journal.checkpoint(),
				report
			})
	});
	return { ...opened, keys };
}

/** All is in the database; this node's folder holds checkpoints that can be thrown away. */
async function openAmongNodes(
	{ id: house, database, listener, url }: SharedHouse,
	{ name: hall, disk, folder, worker, entropy, report }: Parts
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
			createCheckpoints({ worker, data: { folder, shared: { url, hall, house } }, from, here, report })
	});
	await keys.learn([JSON.stringify(opened.state.hall)]);
	return { ...opened, keys };
}
