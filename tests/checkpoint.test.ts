import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { startServer, type Server } from './harness/server.ts';
import { until } from './harness/until.ts';

/** A checkpoint is worth making after five thousand commits. */
const MANY = 5_100;
const AT_ONCE = 64;

let server: Server;
let kiosk: Client;
const folder = () => join(server.folder, 'hall/checkpoint');
const made = () => readdirSync(folder()).filter((name) => name.endsWith('.json'));

beforeAll(async () => {
	server = await startServer();
	kiosk = await crewOf(server.url).kiosk();
});
afterAll(() => server.kill());

const takeAll = async (count: number) => {
	let left = count;
	const taker = async () => {
		for (; left > 0; left -= 1) await kiosk.ask('ticket.take', { queue: 'lz' });
	};
	await Promise.all(Array.from({ length: AT_ONCE }, taker));
};
const next = async () => (await kiosk.ask('ticket.take', { queue: 'lz' })).number;

it('is made beside the hall while that goes on, and a start after kill -9 goes on from it', async () => {
	await takeAll(MANY);
	await until('a checkpoint is there', () => made().length > 0);
	const before = Number((await next()).slice(1));
	await server.restart();
	expect(Number((await next()).slice(1))).toBe(before + 1);
});

it('that is damaged costs only time: the start goes back to the log, and says so', async () => {
	const [name] = made();
	const path = join(folder(), String(name));
	const bytes = readFileSync(path);
	bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
	const before = Number((await next()).slice(1));
	await server.kill();
	writeFileSync(path, bytes);
	await server.restart();
	expect(Number((await next()).slice(1))).toBe(before + 1);
	expect(server.said()).toContain('a checkpoint could not be used');
});
