import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayOf } from '$lib/hall/calendar/day.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import { readConfig } from '../../config.ts';
import { openHouse, type House } from '../../house.ts';
import type { Kept } from '../../state.ts';
import { DEMO_PASSWORD } from '../demo.ts';

const open: { house: House; folder: string }[] = [];
afterEach(async () => {
	for (const { house, folder } of open.splice(0)) {
		await house.close();
		rmSync(folder, { recursive: true });
	}
});

/** Ten minutes of the hall in a second: faster than anybody could watch. */
const FAST = 600;
const PATIENCE = { timeout: 60_000, interval: 20 };

async function opened(at: string) {
	const folder = mkdtempSync(join(tmpdir(), 'running-'));
	const house = await openHouse(readConfig({ DATA_DIR: folder, CLOCK: at, DEMO_MORNING: '0' }));
	open.push({ house, folder });
	const hall = house.hallFor(null);
	const play = house.playIn(hall);
	if (!play) throw new Error('a demo that cannot run');
	await house.setClock(undefined, FAST);
	/** Waits until the hall is so. */
	const until = (so: (state: Kept) => boolean) =>
		vi.waitFor(async () => expect(await hall.door.read(so)).toBe(true), PATIENCE);
	const later = async (minutes: number) => {
		const then = house.clock.now() + minutes * 60_000;
		await until(() => house.clock.now() >= then);
	};
	let asked = 0;
	const ask = (actor: Actor, name: string, payload: unknown) =>
		hall.door.execute(actor, name, { id: `person-${(asked += 1)}`, payload });
	return { house, hall, play, until, later, ask };
}

async function signedIn(ask: (actor: Actor, name: string, payload: unknown) => Promise<{ result: unknown }>) {
	const { result } = await ask({ kind: 'anyone' }, 'session.open', { username: 'clerk-w01', password: DEMO_PASSWORD });
	const { staff: id, session } = result as { staff: string; session: string };
	return { kind: 'staff', id, session } as const;
}

const refused = (error: unknown) => {
	if (!(error instanceof Refusal)) throw error;
};

const finished = ({ hall }: Kept) =>
	Object.values(hall.ticketing.tickets).filter(({ status }) => status === 'done').length;
const windowOf = ({ hall }: Kept, id: string) => hall.ticketing.windows[id];

describe('a demo that runs by itself', () => {
	it('serves people, leaves a window to the person who works there, and comes back when it is given back', async () => {
		const { hall, play, until, later, ask } = await opened('2026-11-20T09:30+08:00');
		play.start();
		await until((state) => finished(state) > 3 && windowOf(state, 'w01')?.ticket !== null);
		expect(play.status()).toMatchObject({ playing: true, scale: FAST, taken: [] });

		const person = await signedIn(ask);
		const number = await hall.door.read((state) => windowOf(state, 'w01')?.ticket ?? '');
		// Whatever the answer: somebody tries to work there.
		await ask(person, 'ticket.recall', { ticket: number }).catch(refused);
		expect(play.status().taken).toEqual(['w01']);
		await later(1);
		const left = await hall.door.read((state) => windowOf(state, 'w01')?.version);
		const before = await hall.door.read(finished);
		await later(15);
		expect(await hall.door.read((state) => windowOf(state, 'w01')?.version)).toBe(left);
		expect(await hall.door.read(finished)).toBeGreaterThan(before);

		expect(play.give('w01')).toBe(true);
		await until((state) => windowOf(state, 'w01')?.version !== left);
		expect(play.status().taken).toEqual([]);
	}, 120_000);

	it('goes on when people are quicker than it is', async () => {
		const { play, until, ask, later } = await opened('2026-11-20T10:00+08:00');
		play.start();
		await until((state) => finished(state) > 1);
		const { result } = await ask({ kind: 'anyone' }, 'session.open', { username: 'duty', password: DEMO_PASSWORD });
		const { staff, session } = result as { staff: string; session: string };
		const duty = { kind: 'staff', id: staff, session } as const;
		// The whole hall is sent away in the middle of it.
		for (const window of ['w01', 'w02', 'w03', 'w05', 'w08', 'w09', 'w14', 'w15'])
			await ask(duty, 'window.close', { window }).catch(refused);
		for (const window of ['w01', 'w02', 'w03', 'w05', 'w08', 'w09', 'w14', 'w15']) play.give(window);
		await later(5);
		await until((state) => windowOf(state, 'w01')?.status === 'open' && windowOf(state, 'w15')?.status === 'open');
		expect(play.status().playing).toBe(true);
	}, 120_000);

	it('begins with the next morning where the hall is closed, and halts at once', async () => {
		const { house, hall, play, until, later } = await opened('2026-11-20T20:00+08:00');
		play.start();
		await until((state) => finished(state) > 0);
		expect(dayOf(house.clock.now())).toBe('2026-11-23');
		await play.halt();
		expect(play.status().playing).toBe(false);
		const { position } = hall.health();
		await later(3);
		expect(hall.health().position).toBe(position);
	}, 120_000);

	it('closes the day and begins another', async () => {
		const { house, play, until } = await opened('2026-11-19T16:30+08:00');
		play.start();
		await until(({ hall }) => hall.ticketing.closed === '2026-11-19');
		await until((state) => dayOf(house.clock.now()) === '2026-11-20' && finished(state) > 0);
	}, 120_000);
});
