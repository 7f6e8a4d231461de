import { describeEngine } from './contract.ts';
import { openJournalEngine } from './engine.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { album, FOLDER } from './testing.ts';

describeEngine('the journal', async () => {
	const disk = new SimulatedDisk(seeded(1));
	return () =>
		openJournalEngine({
			disk,
			folder: FOLDER,
			keeper: album,
			checkpoints: (journal) => {
				let making: Promise<void> | undefined;
				return { reached: () => void (making = journal.checkpoint()), idle: async () => making };
			}
		});
});
