import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect } from './harness/sockets.ts';
import { until } from './harness/until.ts';

/**
 * A disk that takes nothing more, as the operating system says it: no file of the process may grow beyond what the
 * journal has. Only Linux lets one process bound another; elsewhere the simulated disk has to do.
 */
const bound = (server: Server, bytes: number | 'unlimited') =>
	execFileSync('prlimit', [`--pid=${server.pid()}`, `--fsize=${bytes}:`]);

async function journalSize({ folder }: Server): Promise<number> {
	const journal = join(folder, 'hall/journal');
	const days = (await readdir(journal)).filter((name) => name.endsWith('.jsonl')).sort();
	return statSync(join(journal, days.at(-1) ?? '')).size;
}

if (process.platform === 'linux')
	describe('a disk that takes nothing more', () => {
		let server: Server;
		let kiosk: Client;
		const health = async () => JSON.parse((await kiosk.send('/healthz')).text) as { status: string; away?: string };
		const saves = async () => /^hall_saves\{hall="hall"\} (\d)/m.exec((await kiosk.send('/metrics')).text)?.[1];
		const heard: boolean[] = [];

		beforeAll(async () => {
			server = await startServer({ ADDRESS_HEADER: '' });
			const crew = crewOf(server.url);
			kiosk = await crew.kiosk();
			const duty = await crew.as('duty');
			const { socket } = await connect(server.url, duty.token);
			socket.on('saves', (now: boolean) => void heard.push(now));
		});
		afterAll(() => server?.kill());

		it('keeps what it can', async () => {
			expect((await kiosk.ask('ticket.take', { queue: 'lz' })).number).toBe('L001');
			expect([(await health()).status, await saves()]).toEqual(['ok', '1']);
		});

		it('refuses what it cannot keep, says so everywhere, and still shows the hall', async () => {
			bound(server, await journalSize(server));
			const problem = await kiosk.refusal('ticket.take', { queue: 'lz' });
			expect([problem.status, problem.code]).toEqual([503, 'not-saved']);
			expect(await health()).toMatchObject({ status: 'not-saving', away: 'EFBIG' });
			expect(await saves()).toBe('0');
			expect((await kiosk.look('kiosk', {})).status).toBe(200);
			await until('the staff are told', () => heard.at(-1) === false || undefined);
		});

		it('goes on by itself when there is room, with the next number', async () => {
			bound(server, 'unlimited');
			await until('it saves again', async () => (await health()).status === 'ok' || undefined);
			await until('the staff are told', () => heard.at(-1) === true || undefined);
			expect((await kiosk.ask('ticket.take', { queue: 'lz' })).number).toBe('L002');
			await server.restart();
			expect((await kiosk.ask('ticket.take', { queue: 'lz' })).number).toBe('L003');
		});
	});

describe('the metrics', () => {
	let server: Server;
	beforeAll(async () => {
		server = await startServer({ METRICS_TOKEN: 'a-token-of-the-tests' });
	});
	afterAll(() => server?.kill());

	it('are for whoever has the token, once there is one', async () => {
		const read = (authorization: string) => fetch(`${server.url}/metrics`, { headers: { authorization } });
		expect((await fetch(`${server.url}/metrics`)).status).toBe(403);
		expect((await read('Bearer another')).status).toBe(403);
		expect((await read('Bearer a-token-of-the-tests')).status).toBe(200);
	});

	it('count commands by their names and how they ended, and say how the event loop stands', async () => {
		const kiosk = await crewOf(server.url).kiosk();
		await kiosk.ask('ticket.take', { queue: 'lz' });
		await kiosk.refusal('ticket.take', { queue: 'bdc' });
		const response = await fetch(`${server.url}/metrics`, {
			headers: { authorization: 'Bearer a-token-of-the-tests' }
		});
		const text = await response.text();
		const counted = (outcome: string) =>
			text.includes(`hall_command_seconds_count{hall="hall",command="ticket.take",outcome="${outcome}"} 1`);
		expect([counted('answered'), counted('identity-needed')]).toEqual([true, true]);
		expect(text).toContain('nodejs_eventloop_lag_max_seconds');
		for (const work of ['archive', 'checkpoint', 'serving', 'machine']) {
			expect(text).toContain(`hall_loop_held_seconds_count{work="${work}"}`);
			expect(text).toContain(`hall_loop_held_longest_seconds{work="${work}"}`);
		}
		expect(text).toMatch(/^hall_position\{hall="hall"\} \d+$/m);
	});
});
