import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketNumber } from '$lib/hall/ticketing/rules.ts';
import { newId, resultIn } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { race, type Job, type Orders, type Reply } from './harness/callers.ts';
import { commitsIn, verified } from './harness/journal.ts';
import { identityOf } from './harness/people.ts';
import { FORTY, fortyWindows } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { openWindow } from './harness/thread.ts';

const CLERKS = 20;
const KIOSKS = 20;
const ROUNDS = 4;
const TAKES = 12;
/** The process is killed when so many answers have come. */
const KILLED_AT = [60, 180, 300];

const job = (name: string, payload: Job['payload']): Job => ({ name, id: newId(), payload });
const round = (window: string): Job[] => [
	job('ticket.call', { window }),
	job('ticket.start', { ticket: '<called>' }),
	job('ticket.finish', { ticket: '<called>' })
];

let server: Server;
let replies: readonly Reply[];
let position: number;

/** Twenty kiosks and twenty windows at work, in forty processes, while the server is killed three times. */
beforeAll(async () => {
	server = await startServer({ PRESET: fortyWindows() });
	const crew = crewOf(server.url);
	const kiosk = await crew.kiosk();
	let people = 0;
	const take = () => job('ticket.take', { queue: 'bdc', identity: identityOf(people++) });
	// Enough of them wait beforehand for no window ever to find the queue empty.
	for (let n = 0; n < CLERKS * ROUNDS; n += 1) await kiosk.post('ticket.take', take().payload);

	const crowd: Orders[] = [];
	for (const window of FORTY.slice(0, CLERKS)) {
		const { token } = await openWindow(crew, { clerk: `clerk-${window}`, window });
		crowd.push({
			url: server.url,
			token: token ?? '',
			jobs: Array.from({ length: ROUNDS }, () => round(window)).flat()
		});
	}
	for (let n = 0; n < KIOSKS; n += 1) {
		const { token } = await crew.enrol('kiosk');
		crowd.push({ url: server.url, token: token ?? '', jobs: Array.from({ length: TAKES }, take) });
	}

	let killed = 0;
	let restarting = Promise.resolve();
	replies = await race(crowd, ({ length }) => {
		if (length < (KILLED_AT[killed] ?? Infinity)) return;
		killed += 1;
		restarting = restarting.then(() => server.restart());
	});
	await restarting;
	expect(killed).toBe(KILLED_AT.length);
	position = commitsIn(server.folder).length;
}, 180_000);
afterAll(() => server.kill());

describe('a hall that was killed three times at its busiest hour', () => {
	it('has answered every client in the end, and none with an error', () => {
		expect(replies.filter(({ status }) => status !== 200)).toEqual([]);
		expect(replies).toHaveLength(CLERKS * ROUNDS * 3 + KIOSKS * TAKES);
	});

	it('holds every command that it answered exactly once', () => {
		const made = new Map<string, number>();
		for (const { command } of commitsIn(server.folder)) made.set(command.id, (made.get(command.id) ?? 0) + 1);
		expect(replies.filter((reply) => made.get(reply.job.id) !== 1)).toEqual([]);
	});

	it('stands in the log as it was answered', () => {
		const results = new Map(commitsIn(server.folder).map((commit) => [commit.command.id, commit]));
		for (const { job: asked, text } of replies)
			expect(results.get(asked.id)?.position).toBe((JSON.parse(text) as { position: number }).position);
	});

	it('gave numbers without a gap and none of them twice', () => {
		const taken = commitsIn(server.folder).flatMap(({ events }) =>
			events.flatMap((event) => (event.type === 'ticket.taken' ? [String(Reflect.get(event, 'number'))] : []))
		);
		const expected = Array.from({ length: CLERKS * ROUNDS + KIOSKS * TAKES }, (_, n) => ticketNumber('B', n + 1));
		expect(taken).toEqual(expected);
	});

	it('called each ticket once', () => {
		const calls = replies.filter((reply) => reply.job.name === 'ticket.call');
		const called = calls.map((reply) => resultIn<'ticket.call'>(reply).number);
		expect(new Set(called).size).toBe(CLERKS * ROUNDS);
	});

	it('has a sound journal', async () => {
		const { lines } = await verified(server.folder);
		expect(lines).toBe(position);
	});
});
