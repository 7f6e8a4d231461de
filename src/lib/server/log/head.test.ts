import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endOf } from './head.ts';
import type { Journal } from './journal.ts';
import { seeded } from './random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { add, DAY, FOLDER, openAlbum, type Album } from './testing.ts';

let disk: SimulatedDisk;
let journal: Journal<Album>;

beforeEach(async () => {
	vi.useFakeTimers();
	disk = new SimulatedDisk(seeded(5));
	({ journal } = await openAlbum(disk));
	await add(journal, DAY, 'a');
	await add(journal, DAY, 'b');
});
afterEach(() => vi.useRealTimers());

/** Where the log ends for somebody who looks on while its hall runs, as far as they know. */
async function seen(hasEnded: boolean): Promise<number> {
	const end = endOf({ disk, folder: FOLDER }, true, async () => hasEnded);
	await vi.advanceTimersByTimeAsync(60_000);
	return (await end).position;
}

describe('to somebody who copies it, a log ends', () => {
	it('where its hall lets it be known that it is saved', async () => {
		await journal.note();
		await expect(seen(false)).resolves.toBe(2);
	});

	it('where it surely was saved, when a hall that runs never says more', async () => {
		await expect(seen(false)).resolves.toBe(1);
	});

	it('with all that was answered, when its hall has died before it could say so', async () => {
		await expect(seen(true)).resolves.toBe(2);
	});
});
