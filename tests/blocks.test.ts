import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { instantOf } from '$lib/hall/calendar/day.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { archiveFinished } from '$lib/server/archive/archiving.ts';
import { openJournalArchive } from '$lib/server/archive/journal-archive.ts';
import { fill, madeUp } from '$lib/server/archive/made-up.ts';
import { lookAt } from '$lib/server/archive/recall.ts';
import { searchArchive } from '$lib/server/archive/search.ts';
import { pdf } from '$lib/server/attachments/testing.ts';
import { createCheckpoints } from '$lib/server/checkpoints.ts';
import { want } from '$lib/server/see.ts';
import { hasty } from './bench-house/growth.ts';
import { makeBig, openBig, type BigHall } from './harness/big-hall.ts';
import { newFolder, ROOT } from './harness/folder.ts';
import { CAN_MEASURE, holds, threadTime } from './harness/stretches.ts';
import { openScreens } from './harness/thousand-screens.ts';

/** What is read and written at once is as much beside a million: `ARCHIVED=200000` tries it on more. */
const ARCHIVED = Number(process.env['ARCHIVED'] ?? 20_000);
const MEGABYTE = 1024 * 1024;

/** Milliseconds of this thread's own time for which the loop may be held. */
const MOST = 50;

describe.skipIf(!CAN_MEASURE)(
	'in a hall of 5,000 open cases beside a long archive nothing holds the event loop',
	() => {
		const folder = newFolder();
		let big: BigHall;
		let supervisor: Actor & { kind: 'staff' };
		/** tickets, in their order */
		let line: readonly string[];
		const take = async (id: string): Promise<string> => {
			const kiosk = { kind: 'device', id: big.kiosk } as const;
			const { result } = await big.hall.door.execute(kiosk, 'ticket.take', { id, payload: { queue: 'lz' } });
			return z.object({ ticket: z.string() }).parse(result).ticket;
		};
		beforeAll(async () => {
			await makeBig(folder, { cases: 7_500, archived: ARCHIVED });
			big = await openBig(folder, instantOf('2026-08-21', '10:00'));
			supervisor = await big.way.signIn('supervisor');
			line = await Promise.all(Array.from({ length: 1_000 }, (_, n) => take(`phone-${n}`)));
			await openScreens(big.hall, line, supervisor.session);
		}, 180_000);
		afterAll(() => big.close());

		const search = (asked: unknown) => searchArchive(big.hall, supervisor, asked);
		const past = () => madeUp(Math.floor(ARCHIVED / 3), ARCHIVED);

		it('as large as it is said to be', async () => {
			const count = await big.hall.door.read(({ hall }) =>
				Object.values(hall.intake.cases).map(({ status }) => status)
			);
			expect(count.filter((status) => status !== 'withdrawn').length).toBeGreaterThanOrEqual(5_000);
			expect(big.hall.archive.size()).toBeGreaterThanOrEqual(ARCHIVED);
		});

		it('but what does hold it is found out', async () => {
			const spin = () => {
				for (const end = threadTime() + MOST + 10; threadTime() < end;);
			};
			expect(await holds(async () => spin())).toBeGreaterThan(MOST);
		});

		const works: Readonly<Record<string, (attempt: number) => Promise<unknown>>> = {
			'a checkpoint': () => {
				const worker = join(ROOT, 'build/tools/checkpoint-worker.js');
				const checkpoints = createCheckpoints({
					data: { folder },
					worker,
					from: -5_000,
					here: () => Promise.reject(new Error('not here')),
					during: (_, task) => task(),
					report: (_, error) => expect.fail(String(error))
				});
				checkpoints.reached(big.hall.door.head().position);
				return checkpoints.idle();
			},
			'a search by number': () => search({ by: 'number', number: past().case.acceptance?.shortNo }),
			'a search by identity number': () => search({ by: 'identity', identity: '410899198506300026' }),
			'a search by name': () => search({ by: 'name', name: '王伟' }),
			'a name that thousands have': () => big.hall.archive.find(`name:${past().case.applicant.name.key}`, 10_000),
			'a page of all': () => search({ by: 'list' }),
			'a page by item, department, state and days': () =>
				search({ by: 'list', item: past().case.item, status: 'delivered', from: '2026-03-01', to: '2030-01-01' }),
			'a page of what is nowhere': () => search({ by: 'list', item: 'drainage-permit', department: 'ybj' }),
			'a past case': () => lookAt(big.hall, supervisor, want(big.hall.vault, 'case', { case: past().case.id })),
			'the export of the head': () => big.hall.head(),
			'the largest scan': async () => {
				const id = await big.hall.door.read(({ hall }) => Object.keys(hall.intake.cases)[0] ?? '');
				const { attachments } = big.hall;
				const named = await attachments.takeIn(id, 'application/pdf', inPieces(pdf(10 * MEGABYTE)));
				await attachments.keep(named);
				for await (const piece of (await attachments.open(named)) ?? []) expect(piece.length).toBeGreaterThan(0);
			},
			'a person forgotten': async (attempt) => {
				const { vault } = big.hall;
				const sealed = await big.hall.door.read(({ hall }) => {
					const finished = Object.values(hall.intake.cases).filter(({ status }) => status === 'withdrawn');
					return finished[attempt]?.applicant.identity ?? { sealed: '', mask: '', key: '' };
				});
				await vault.learn([JSON.stringify(sealed)]);
				const identity = vault.open(sealed);
				const ground = { ground: 'keepingPeriodOver', reason: '保存期限已经届满' };
				const payload = { identity, ...ground };
				await big.hall.door.execute(supervisor, 'person.forget', { id: `forget-${attempt}`, payload });
			},
			'a full batch of commands': (attempt) =>
				Promise.all(Array.from({ length: 256 }, (_, n) => take(`take-${attempt}-${n}`))),
			'a thousand phones when the first in line goes home': async (attempt) => {
				const ticket = line[attempt] ?? '';
				const ask = { id: `home-${attempt}`, payload: { ticket } };
				await big.hall.door.execute({ kind: 'applicant', of: 'ticket', id: ticket }, 'ticket.abandon', ask);
				expect(await big.told()).toBeGreaterThan(900);
			},
			'a thousand phones when a minute is over': async () => {
				big.hall.live.minute();
				await big.told();
			},
			'days without power': async (attempt) => {
				big.clock.set(instantOf(`2026-08-${24 + 2 * attempt}`, '07:00'), 0);
				for (let n = 0; n < 50; n += 1)
					await big.hall.door.execute({ kind: 'clock' }, 'clock.tick', { id: `tick-${attempt}-${n}`, payload: {} });
			},
			'hundreds that leave for the archive': async (attempt) => {
				big.clock.set(instantOf(`2026-09-0${2 + attempt}`, '07:00'), 0);
				expect(await archiveFinished(big.hall)).toBeGreaterThan(200);
			},
			'an archive that grows by eight thousand': async () => {
				const report = (what: string) => expect.fail(what);
				const archive = await openJournalArchive({ disk: hasty, folder: newFolder(), report });
				await fill(archive, 8_500);
				await archive.close();
			}
		};

		it.each(Object.keys(works))('%s', async (name) => {
			const held = await holds(works[name] ?? (() => Promise.reject(new Error(name))));
			if (process.env['TOLD']) console.log(`${name}: ${held.toFixed(1)} ms`);
			expect(held).toBeLessThan(MOST);
		});
	}
);

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += 64 * 1024) {
		// As the network gives it: piece by piece.
		await new Promise((resolve) => setImmediate(resolve));
		yield bytes.subarray(at, at + 64 * 1024);
	}
}
