/** For tests alone: what every engine of the archive has to do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from './archive.ts';
import { madeUp } from './made-up.ts';
import { pack } from './packed.ts';

export interface Engine {
	/** An empty archive. */
	open(): Promise<Archive>;
	/** The same archive, opened anew. */
	again(): Promise<Archive>;
	close(): Promise<void>;
}

const ids = (bundles: readonly { case: { id: string } }[]) => bundles.map((bundle) => bundle.case.id);

export function archiveContract(name: string, engine: () => Engine): void {
	describe(`the archive in ${name}`, () => {
		let archive: Archive;
		let at: Engine;
		beforeEach(async () => {
			at = engine();
			archive = await at.open();
		});
		afterEach(() => at.close());

		const add = (...numbers: number[]) => archive.add(numbers.map((n) => pack(madeUp(n))));

		it('gives back what was added, whole', async () => {
			await add(1, 2, 3);
			expect(archive.size()).toBe(3);
			await expect(archive.find(`case:${madeUp(2).case.id}`, 1)).resolves.toEqual([madeUp(2)]);
			await expect(archive.find('case:c_nothing0', 1)).resolves.toEqual([]);
		});

		it('finds by every number, by whoever stands in it, by exact name and by organisation', async () => {
			await add(...Array.from({ length: 40 }, (_, n) => n));
			const { case: target, result } = madeUp(7);
			for (const key of [
				`number:${target.acceptance?.shortNo}`,
				`number:${target.receipt?.number}`,
				`number:${result?.number}`
			])
				expect(ids(await archive.find(key, 5)), key).toEqual([target.id]);
			expect(ids(await archive.find(`person:${target.applicant.identity.key}`, 5))).toContain(target.id);
			expect(ids(await archive.find(`name:${target.applicant.name.key}`, 40))).toContain(target.id);
		});

		it('gives the newest of a person first, and no more than were asked for', async () => {
			await add(...Array.from({ length: 100 }, (_, n) => n));
			const key = `person:${madeUp(5).case.applicant.identity.key}`;
			const all = ids(await archive.find(key, 100));
			expect(all.length).toBeGreaterThan(3);
			expect(ids(await archive.find(key, 2))).toEqual(all.slice(0, 2));
			const order = ids(Array.from({ length: 100 }, (_, n) => madeUp(99 - n)));
			expect(all).toEqual(order.filter((id) => all.includes(id)));
		});

		it('finds once what was added twice', async () => {
			await add(1, 2);
			await add(2, 3);
			expect(ids(await archive.find(`case:${madeUp(2).case.id}`, 5))).toEqual([madeUp(2).case.id]);
		});

		it('lists a page at a time, newest first, by item, department, state and days', async () => {
			const many = Array.from({ length: 130 }, (_, n) => n);
			await add(...many);
			const { item } = madeUp(3).case;
			const expected = many.reverse().filter((n) => madeUp(n).case.item === item && madeUp(n).day >= '2026-01-05');
			const pages: string[] = [];
			let after: string | null = null;
			do {
				const page = await archive.page({ item, from: '2026-01-05' }, after, 7);
				expect(page.found.length).toBeLessThanOrEqual(7);
				pages.push(...ids(page.found));
				after = page.next;
			} while (after !== null);
			expect(pages).toEqual(expected.map((n) => madeUp(n).case.id));
			const none = await archive.page({ department: 'nowhere' }, null, 7);
			expect(none).toEqual({ found: [], next: null });
			const { found } = await archive.page({ status: 'delivered', to: '2026-01-02', department: 'zrzy' }, null, 200);
			expect(ids(found)).toEqual(
				many
					.filter((n) => madeUp(n).case.status === 'delivered' && madeUp(n).day <= '2026-01-02')
					.filter((n) => madeUp(n).departments.includes('zrzy'))
					.map((n) => madeUp(n).case.id)
			);
		});

		it('is the same when it was opened again', async () => {
			await add(...Array.from({ length: 30 }, (_, n) => n));
			const before = await archive.page({}, null, 50);
			const opened = await at.again();
			expect(opened.size()).toBe(30);
			await expect(opened.page({}, null, 50)).resolves.toEqual(before);
			await opened.add([pack(madeUp(500))]);
			expect(ids(await opened.find(`case:${madeUp(500).case.id}`, 1))).toHaveLength(1);
		});
	});
}
