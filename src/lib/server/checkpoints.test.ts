import { describe, expect, it } from 'vitest';
import { createCheckpoints } from './checkpoints.ts';
import { openHallLog } from './hall-log.ts';
import { systemEntropy } from './entropy.ts';
import { GENESIS } from './log/chain.ts';
import { seeded } from './log/random.ts';
import { SimulatedDisk } from './log/simulated-disk.ts';

const FOLDER = '/house/hall';
const A_DAY = 2_500;

/** Where checkpoints are made, by one who has come this far. */
async function madeAt(from: number, ...reached: number[]): Promise<number[]> {
	const made: number[] = [];
	const here = async (upTo: number) => void made.push(upTo);
	const checkpoints = createCheckpoints({
		data: { folder: FOLDER },
		worker: null,
		from,
		here,
		during: (_, task) => task(),
		report: () => undefined
	});
	for (const position of reached) {
		checkpoints.reached(position);
		await checkpoints.idle();
	}
	return made;
}

const body = (position: number, after: number) =>
	JSON.stringify({ position, after, at: 0, actor: 'clock', command: {}, events: [], result: null });

describe('a checkpoint', () => {
	it('is made when there are five thousand commits after the last one', async () => {
		await expect(madeAt(700, 5_699, 5_700, 10_699, 10_701)).resolves.toEqual([5_700, 10_701]);
	});

	it('comes in its time in a hall that is stopped every evening, after fewer commits than that', async () => {
		const disk = new SimulatedDisk(seeded(3));
		const made: string[][] = [];
		for (let evening = 1; evening <= 2; evening += 1) {
			const report = (what: string) => expect.unreachable(what);
			const house = {
				name: 'hall',
				disk,
				folder: FOLDER,
				worker: null,
				shared: null,
				entropy: systemEntropy,
				during: <T>(_: unknown, task: () => Promise<T>) => task(),
				report
			};
			const { engine, state, keys } = await openHallLog(house);
			const { position } = state.place;
			const bodies = Array.from({ length: A_DAY }, (_, n) => body(position + 1 + n, position));
			const last = (await engine.append(state.place, bodies, '2026-03-02')).at(-1);
			engine.reached(last ?? { position: 0, hash: GENESIS });
			await engine.close();
			await keys.close();
			made.push(await disk.list(`${FOLDER}/checkpoint`));
		}
		expect(made).toEqual([[], ['2026-03-02.json']]);
	});
});
