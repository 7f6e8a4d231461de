/** For tests alone: what every engine promises, told once and asked of each. */
import { describe, expect, it } from 'vitest';
import { GENESIS, type Head } from './chain.ts';
import type { Engine, Opened } from './engine.ts';
import { batch, DAY, NEXT_DAY, type Album } from './testing.ts';

/** A new log, and how to open it: again and again, each time as it stands then. */
export type NewLog = () => Promise<() => Promise<Opened<Album>>>;

const NOTHING: Head = { position: 0, hash: GENESIS };
const textsOf = ({ bodies }: Album) => bodies.map((body) => (JSON.parse(body) as { text: string }).text);

/** Appends a batch behind `after`; where the log stands then. */
async function add(engine: Engine, after: Head, ...texts: string[]): Promise<Head> {
	const lines = await engine.append(after, batch(after, ...texts), DAY);
	const { position, hash } = lines.at(-1) ?? after;
	return { position, hash };
}

export function describeEngine(name: string, newLog: NewLog): void {
	describe(`${name}: a log`, () => {
		it('begins with nothing', async () => {
			const { state, engine, notes } = await (await newLog())();
			expect({ bodies: state.bodies, notes, away: engine.away() }).toEqual({ bodies: [], notes: [], away: undefined });
			expect(await engine.read(NOTHING)).toEqual([]);
			await engine.close();
		});

		it('holds what was appended, in order, whoever opens it next', async () => {
			const open = await newLog();
			const { engine } = await open();
			const first = await add(engine, NOTHING, 'a', 'b', '受理');
			await add(engine, first, 'c');
			await engine.close();
			const again = await open();
			expect(textsOf(again.state)).toEqual(['a', 'b', '受理', 'c']);
			await again.engine.close();
		});

		it('chains each line to the one before: the same bodies give the same hashes everywhere', async () => {
			const { engine } = await (await newLog())();
			const lines = await engine.append(NOTHING, batch(NOTHING, 'a', 'b'), DAY);
			expect(lines.map(({ hash }) => hash.slice(0, 12))).toEqual(['9cdbcb9b4799', 'f7726a376158']);
			await engine.close();
		});

		it('does nothing for an empty batch', async () => {
			const open = await newLog();
			const { engine } = await open();
			expect(await engine.append(NOTHING, [], DAY)).toEqual([]);
			await engine.close();
			const again = await open();
			expect(again.state.bodies).toEqual([]);
			await again.engine.close();
		});

		it('goes on over the days, and when a clock goes back', async () => {
			const open = await newLog();
			const { engine } = await open();
			const days = [DAY, NEXT_DAY, DAY];
			let after = NOTHING;
			for (const day of days) {
				const [line] = await engine.append(after, batch(after, day), day);
				after = { position: line?.position ?? 0, hash: line?.hash ?? '' };
			}
			await engine.close();
			const again = await open();
			expect(textsOf(again.state)).toEqual(days);
			await again.engine.close();
		});

		it('refuses bodies that do not follow, and holds nothing of them', async () => {
			const open = await newLog();
			const { engine } = await open();
			const after = await add(engine, NOTHING, 'a');
			const wrong = [batch(NOTHING, 'late'), ['{"position":3,"after":1}'], ['no json'], [`${batch(after, 'x')[0]}\n`]];
			for (const bodies of wrong) await expect(engine.append(after, bodies, DAY)).rejects.toThrow(TypeError);
			await add(engine, after, 'b');
			await engine.close();
			const again = await open();
			expect(textsOf(again.state)).toEqual(['a', 'b']);
			await again.engine.close();
		});

		it('keeps one of two batches behind the same line, whole', async () => {
			const open = await newLog();
			const { engine } = await open();
			const after = await add(engine, NOTHING, 'a');
			await add(engine, after, 'b1', 'b2');
			await expect(engine.append(after, batch(after, 'late'), DAY)).rejects.toThrow();
			await engine.close();
			const again = await open();
			expect(textsOf(again.state)).toEqual(['a', 'b1', 'b2']);
			await again.engine.close();
		});

		it('has nothing new to read at its end', async () => {
			const { engine } = await (await newLog())();
			const after = await add(engine, NOTHING, 'a', 'b');
			expect(await engine.read(after)).toEqual([]);
			await engine.close();
		});

		it('opens again from its checkpoint and what came after it', async () => {
			const open = await newLog();
			const { engine } = await open();
			const after = await add(engine, NOTHING, 'a', 'b');
			engine.reached(after);
			await add(engine, after, 'c');
			await engine.close();
			const again = await open();
			expect(textsOf(again.state)).toEqual(['a', 'b', 'c']);
			await again.engine.close();
		});

		it('can be long', async () => {
			const open = await newLog();
			const { engine } = await open();
			let after = NOTHING;
			for (let n = 0; n < 5; n += 1)
				after = await add(engine, after, ...Array.from({ length: 256 }, (_, i) => `${n} ${i} ${'x'.repeat(i)}`));
			await engine.close();
			const again = await open();
			expect(again.state.bodies).toHaveLength(1280);
			expect(again.state.hash).toBe(after.hash);
			await again.engine.close();
		});
	});
}
