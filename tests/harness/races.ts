import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketNumber } from '$lib/hall/ticketing/rules.ts';
import { client, newId, problemIn, resultIn, signIn, type Client } from './client.ts';
import { crewOf, type Crew } from './crew.ts';
import { race } from './callers.ts';
import type { Received } from './http.ts';
import { identityOf, PEOPLE } from './people.ts';
import { FORTY } from './presets.ts';
import { accepted, drafted, openWindow, taskOf, TRANSFER } from './thread.ts';

/** A hall with forty windows, on one machine or on several nodes. */
export interface RacedHall {
	readonly url: string;
	restart(): Promise<void>;
	kill(): Promise<void>;
}

/** What must come of it when many want something at the same moment. */
export function describeRaces(start: () => Promise<RacedHall>): void {
	let server: RacedHall;
	let crew: Crew;
	let kiosk: Client;
	let people = 0;

	beforeAll(async () => {
		server = await start();
		crew = crewOf(server.url);
		kiosk = await crew.kiosk();
	});
	afterAll(() => server.kill());

	/** Numbers B001, B002 … from `first` on. */
	const numbers = (prefix: string, first: number, count: number): string[] =>
		Array.from({ length: count }, (_, index) => ticketNumber(prefix, first + index));

	/** So many people, none of whom was here before, take a number of one queue all at once. */
	async function takeAtOnce(queue: string, count: number): Promise<string[]> {
		const received = await Promise.all(
			Array.from({ length: count }, () => kiosk.post('ticket.take', { queue, identity: identityOf(people++) }))
		);
		return received.map((one) => resultIn<'ticket.take'>(one).number).sort();
	}

	/** Everyone who waits is called and done, so that the next race begins with an empty hall. */
	async function emptyQueue(clerk: Client, window: string): Promise<void> {
		for (;;) {
			const received = await clerk.post('ticket.call', { window });
			if (received.status !== 200) return;
			const { ticket } = resultIn<'ticket.call'>(received);
			await clerk.ask('ticket.start', { ticket });
			await clerk.ask('ticket.finish', { ticket });
		}
	}

	const calledIn = (answer: Received): string[] =>
		answer.status === 200 ? [resultIn<'ticket.call'>(answer).ticket] : [];

	describe('taking a number', () => {
		it('gives two hundred who press at once the numbers 001 to 200, without a gap', async () => {
			await expect(takeAtOnce('tz', 200)).resolves.toEqual(numbers('T', 1, 200));
		});

		it('goes on with 1000 after 999', async () => {
			const taken = await takeAtOnce('ss', 1001);
			expect(new Set(taken)).toEqual(new Set(numbers('S', 1, 1001)));
			expect(taken).toContain('S999');
			expect(taken).toContain('S1000');
		});

		it('gives one ticket for a double tap', async () => {
			const tap = { id: newId() };
			const payload = { queue: 'sh', identity: PEOPLE.wang.identity };
			const [one, two] = await Promise.all([
				kiosk.post('ticket.take', payload, tap),
				kiosk.post('ticket.take', payload, tap)
			]);
			expect(one.status).toBe(200);
			expect(two.text).toBe(one.text);
		});

		it('gives one ticket to one person at two kiosks at once', async () => {
			const other = await crew.enrol('kiosk');
			const payload = { queue: 'sh', identity: PEOPLE.li.identity };
			const answers = await Promise.all([kiosk.post('ticket.take', payload), other.post('ticket.take', payload)]);
			const refused = answers.filter(({ status }) => status !== 200);
			expect(refused.map((answer) => problemIn(answer).code)).toEqual(['already-waiting']);
		});
	});

	describe('calling the next', () => {
		it('gives forty windows in forty processes the forty oldest of sixty, each to one window', async () => {
			const waiting: string[] = [];
			for (let n = 0; n < 60; n += 1) {
				const { number } = await kiosk.ask('ticket.take', { queue: 'bdc', identity: identityOf(people++) });
				waiting.push(number);
			}
			const clerks = await Promise.all(
				FORTY.map(async (window) => ({ window, who: await openWindow(crew, { clerk: `clerk-${window}`, window }) }))
			);
			const replies = await race(
				clerks.map(({ window, who }) => ({
					url: server.url,
					token: who.token ?? '',
					jobs: [{ name: 'ticket.call', id: newId(), payload: { window } }]
				}))
			);
			const called = replies.map((reply) => resultIn<'ticket.call'>(reply).number);
			expect(called.sort()).toEqual(waiting.slice(0, 40).sort());
			for (const { who, window } of clerks) {
				const { ticket } = await who.view('desk', { window });
				if (ticket) await who.ask('ticket.miss', { ticket: ticket.id });
			}
		});

		it('gives the loser of a race between two windows the next number, not an error', async () => {
			const [one, two] = [await crew.as('clerk-w01'), await crew.as('clerk-w02')];
			await emptyQueue(one, 'w01');
			const taken = await takeAtOnce('bdc', 2);
			const called = await Promise.all([
				one.ask('ticket.call', { window: 'w01' }),
				two.ask('ticket.call', { window: 'w02' })
			]);
			expect(called.map(({ number }) => number).sort()).toEqual(taken);
			await one.ask('ticket.miss', { ticket: called[0].ticket });
			await two.ask('ticket.miss', { ticket: called[1].ticket });
		});

		it('lets one of ten calls at once from one window through, and tells the others that it is busy', async () => {
			const clerk = await crew.as('clerk-w01');
			await takeAtOnce('bdc', 10);
			const answers = await Promise.all(Array.from({ length: 10 }, () => clerk.post('ticket.call', { window: 'w01' })));
			const codes = answers.map((answer) => (answer.status === 200 ? 'called' : problemIn(answer).code)).sort();
			expect(codes).toEqual(['called', ...Array.from({ length: 9 }, () => 'window-busy')]);
			await clerk.ask('ticket.miss', { ticket: answers.flatMap(calledIn)[0] ?? '' });
			await emptyQueue(clerk, 'w01');
		});
	});

	describe('claiming a task', () => {
		it('gives it to one of ten who claim at once; the others are told that it has moved on', async () => {
			const admin = await crew.as('admin');
			const handlers = await Promise.all(
				Array.from({ length: 10 }, async (_, n) => {
					const username = `handler-race-${n}`;
					const password = 'Race-2026-handlers';
					await admin.ask('staff.add', { username, password, name: '承办', roles: ['handler'], department: 'zrzy' });
					return signIn(server.url, username, password);
				})
			);
			const { case: id } = await accepted(TRANSFER, await drafted(crew, TRANSFER, PEOPLE.zhang));
			const { id: task, version } = await taskOf(await crew.as('handler-zrzy'), 'zrzy', id);
			const claim = { expect: { [`task:${task}`]: version } };
			const answers = await Promise.all(handlers.map((handler) => handler.post('task.claim', { task }, claim)));
			const codes = answers.map((answer) => (answer.status === 200 ? 'claimed' : problemIn(answer).code)).sort();
			expect(codes).toEqual(['claimed', ...Array.from({ length: 9 }, () => 'stale')]);
		});
	});

	describe('the same id again', () => {
		const payload = () => ({ queue: 'lz', phone: PEOPLE.wang.phone });

		it('gives the same answer, byte for byte', async () => {
			const again = { id: newId() };
			const first = await kiosk.post('ticket.take', payload(), again);
			const second = await kiosk.post('ticket.take', payload(), again);
			expect(first.status).toBe(200);
			expect(second.text).toBe(first.text);
		});

		it('gives twenty who send it at once the same answer', async () => {
			const again = { id: newId() };
			const answers = await Promise.all(Array.from({ length: 20 }, () => kiosk.post('ticket.take', payload(), again)));
			expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
			expect(answers[0]?.status).toBe(200);
		});

		it('gives the same answer after the process was killed', async () => {
			const again = { id: newId() };
			const first = await kiosk.post('ticket.take', payload(), again);
			await server.restart();
			const second = await kiosk.post('ticket.take', payload(), again);
			expect(second.text).toBe(first.text);
		});

		it('is refused with another payload', async () => {
			const again = { id: newId() };
			await kiosk.post('ticket.take', payload(), again);
			const other = await kiosk.post('ticket.take', { queue: 'lz', phone: PEOPLE.li.phone }, again);
			expect(other.status).toBe(409);
			expect(problemIn(other).code).toBe('id-reused');
		});

		it('is somebody else’s command when somebody else sends it', async () => {
			const again = { id: newId() };
			const other = await crew.enrol('kiosk');
			const first = await kiosk.post('ticket.take', payload(), again);
			const second = await other.post('ticket.take', payload(), again);
			expect(resultIn<'ticket.take'>(second).ticket).not.toBe(resultIn<'ticket.take'>(first).ticket);
		});

		it('is not remembered where it was refused', async () => {
			const again = { id: newId() };
			const early = { queue: 'tz', identity: PEOPLE.liu.identity, items: ['no-such-item'] };
			const first = await kiosk.post('ticket.take', early, again);
			const second = await kiosk.post('ticket.take', { ...early, items: [] }, again);
			expect([first.status, second.status]).toEqual([404, 200]);
		});

		it('does nothing for anyone who shows no token', async () => {
			const again = { id: newId() };
			await kiosk.post('ticket.take', payload(), again);
			const stolen = await client(server.url).post('ticket.take', payload(), again);
			expect(stolen.status).toBe(401);
		});
	});
}
