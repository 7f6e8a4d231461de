import { describe, expect, it } from 'vitest';
import type { PlayStatus } from '$lib/client/demo.ts';
import { dayOf } from '$lib/hall/calendar/day.ts';
import { client, problemIn, type Client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { JSON_TYPE } from './harness/http.ts';
import { commitsIn, verified } from './harness/journal.ts';
import { startServer } from './harness/server.ts';
import { connect } from './harness/sockets.ts';
import { until } from './harness/until.ts';

const order = (who: Client, what: object) =>
	who.send('/api/demo/play', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(what) });
const statusIn = ({ text }: { text: string }): PlayStatus => JSON.parse(text) as PlayStatus;

interface Clock {
	readonly now: number;
	readonly scale: number;
}
/** What the hall's clock shows, once it was set where something is to be set. */
async function clockOf(duty: Client, set?: { at: number }): Promise<Clock> {
	const path = '/api/demo/clock';
	const sending = set && { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(set) };
	return JSON.parse((await duty.send(path, sending)).text) as Clock;
}

describe('the switch of a demo that runs by itself', () => {
	it('is the duty manager’s; a window is also taken over by whoever works there; and nothing outside it is understood', async () => {
		const server = await startServer();
		const { as } = crewOf(server.url);
		const [duty, clerk] = [await as('duty'), await as('clerk-w03')];
		expect((await order(client(server.url), { playing: true })).status).toBe(401);
		expect((await order(clerk, { playing: true })).status).toBe(403);
		expect((await clerk.send('/api/demo/play')).status).toBe(403);
		expect((await order(clerk, { takeOver: 'w04' })).status).toBe(403);
		expect(problemIn(await order(duty, { takeOver: 'w99' })).code).toBe('unknown');
		for (const wrong of [{ scale: 61 }, { scale: 0 }, { playing: 'yes' }, { takeOver: 'w03', playing: true }])
			expect(problemIn(await order(duty, wrong)).code).toBe('malformed');
		expect(statusIn(await order(clerk, { takeOver: 'w03' }))).toEqual({ playing: false, scale: 1, taken: ['w03'] });
		expect(statusIn(await order(duty, { giveBack: 'w03' })).taken).toEqual([]);
		expect(statusIn(await duty.send('/api/demo/play'))).toEqual({ playing: false, scale: 1, taken: [] });
		await server.stop();
	});

	it('is not there in a real hall', async () => {
		const server = await startServer({ DEMO: '0' });
		expect(problemIn(await order(client(server.url), { playing: true })).code).toBe('unknown-command');
		await server.stop();
	});
});

describe('a demo that runs by itself', () => {
	it('plays the hall at sixty times its pace, makes room for people, and goes on the next morning', async () => {
		const server = await startServer();
		const { url } = server;
		const { as, enrol } = crewOf(url);
		const [duty, clerk, items] = [await as('duty'), await as('clerk-w01'), await as('items')];
		const screen = await connect(url, (await enrol('screen')).token);
		const board = await connect(url, duty.token);
		await screen.watch('screen.hall');
		await board.watch('duty');

		const started = statusIn(await order(duty, { playing: true, scale: 60 }));
		expect(started).toEqual({ playing: true, scale: 60, taken: [] });
		const figures = async () => {
			const { queues, cases } = await duty.view('duty', {});
			return { done: queues.reduce((sum, queue) => sum + (queue.figures.done ?? 0), 0), open: cases.open };
		};
		await until('people are served and their cases move', async () => {
			const { done, open } = await figures();
			return done > 5 && open > 0;
		});
		await until('the hall screen was told of calls', () => screen.views.length > 5);
		const heard = (words: readonly string[], event: string) => words.filter((word) => word.startsWith(`["${event}"`));
		expect(heard(board.heard, 'demo')).toContain(JSON.stringify(['demo', started]));
		expect(heard(screen.heard, 'demo')).toEqual([]);
		expect(heard(screen.heard, 'clock').at(-1)).toContain('"scale":60');

		// A person takes the window over: whoever is there stays there, for as long as the person takes.
		expect(statusIn(await order(clerk, { takeOver: 'w01' })).taken).toEqual(['w01']);
		const desk = await clerk.view('desk', { window: 'w01' });
		const { now } = await clockOf(duty);
		await until('a quarter of an hour has gone by', async () => (await clockOf(duty)).now > now + 15 * 60_000);
		const still = await clerk.view('desk', { window: 'w01' });
		expect(still.window.version).toBe(desk.window.version);
		expect(still.ticket?.id).toBe(desk.ticket?.id);
		await order(clerk, { giveBack: 'w01' });
		await until('the play is back at it', async () => {
			const { window } = await clerk.view('desk', { window: 'w01' });
			return window.version !== still.window.version;
		});

		// The evening: the day is closed, and the night takes a moment. Whoever has a page open is there in the morning.
		await clockOf(duty, { at: Date.parse('2026-11-20T17:50:00+08:00') });
		await until('the next working day has begun', async () => {
			const clock = await clockOf(duty);
			return dayOf(clock.now) === '2026-11-23';
		});
		await until('people are served again', async () => (await figures()).done > 0);
		expect(board.lost).toEqual([]);
		expect((await items.look('items', {})).status).toBe(401);

		expect(statusIn(await order(duty, { playing: false }))).toMatchObject({ playing: false, scale: 1 });
		const halted = commitsIn(server.folder).filter(({ command }) => command.id.startsWith('play-')).length;
		const stopped = await clockOf(duty);
		expect(stopped.scale).toBe(1);
		await until('a moment has passed', async () => (await clockOf(duty)).now > stopped.now + 1_000);
		expect(await server.stop()).toBe(0);
		expect(commitsIn(server.folder).filter(({ command }) => command.id.startsWith('play-')).length).toBe(halted);
		await expect(verified(server.folder)).resolves.toMatchObject({});
		expect(server.said()).not.toContain('failed');
		expect(server.said()).not.toContain('"level":"error"');
	}, 300_000);

	it('may be switched off with the server in the middle of it', async () => {
		const server = await startServer();
		const duty = await crewOf(server.url).as('duty');
		await order(duty, { playing: true, scale: 60 });
		await until('it has begun', async () => (await duty.view('duty', {})).windows.some(({ ticket }) => ticket));
		expect(await server.stop()).toBe(0);
		await verified(server.folder);
		expect(server.said()).not.toContain('failed');
	});
});
