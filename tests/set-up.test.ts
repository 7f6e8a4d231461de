import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayloadIn } from '$lib/hall/commands.ts';
import { client, signIn } from './harness/client.ts';
import { contentsOf, newFolder } from './harness/folder.ts';
import { presetFile, REFERENCE } from './harness/presets.ts';
import { startInVain, startServer, type Env, type Server } from './harness/server.ts';
import { until } from './harness/until.ts';

const PASSWORD = 'First-administrator-1';
const payload: PayloadIn<'hall.setUp'> = {
	name: { 'zh-CN': '政务服务大厅', en: 'Government Service Hall' },
	preset: REFERENCE.preset,
	administrator: { username: 'root', password: PASSWORD, name: '管理员' }
};
/** Who has no code may send no whole catalogue: with one item it is small enough to be looked at. */
const small = { ...payload, preset: { ...REFERENCE.preset, items: REFERENCE.preset.items.slice(0, 1) } };
const codeIn = (said: string): string => /one-time code is (\S+)/.exec(said)?.[1] ?? '';

describe('a real hall on an empty folder', () => {
	let server: Server;
	beforeAll(async () => {
		server = await startServer({ DEMO: '0' });
	});
	afterAll(() => server.kill());

	it('says a one-time code, and nothing else can be done', async () => {
		expect(codeIn(server.said())).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
		const { status } = await client(server.url, codeIn(server.said())).post('staff.add', {});
		expect(status).toBe(403);
	});

	it('has another code after a restart', async () => {
		const before = codeIn(server.said());
		await server.restart();
		const after = /.*one-time code is (\S+)/s.exec(server.said())?.[1];
		expect(after).not.toBe(before);
		expect((await client(server.url, before).post('hall.setUp', small)).status).toBe(401);
	});

	it.each([
		['no code', null],
		['a made-up code', 'AAAA-AAAA-AAAA-AAAA'],
		['a code that is too short', 'A']
	])('is not set up with %s', async (_, code) => {
		expect((await client(server.url, code).post('hall.setUp', small)).status).toBe(401);
	});

	it('is not set up with a weak password, and the code is still good', async () => {
		const code = /.*one-time code is (\S+)/s.exec(server.said())?.[1] ?? '';
		const weak = { ...payload, administrator: { ...payload.administrator, password: 'password12' } };
		expect((await client(server.url, code).post('hall.setUp', weak)).status).toBe(400);
	});

	it('is set up once with its code, by one of two who try at the same moment', async () => {
		const code = /.*one-time code is (\S+)/s.exec(server.said())?.[1] ?? '';
		const who = client(server.url, code);
		const answers = await Promise.all([who.post('hall.setUp', payload), who.post('hall.setUp', payload)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
		expect((await who.post('hall.setUp', small)).status).toBe(401);
	});

	it('has its first administrator then, and no code after a restart', async () => {
		await server.restart();
		const admin = await signIn(server.url, 'root', PASSWORD);
		expect((await admin.view('administration', {})).hall).toEqual(payload.name);
		expect(server.said().match(/one-time code/g)).toHaveLength(2);
	});
});

/** What a start that must not happen says: one sentence or two for whoever runs the house, and the exit code 1. */
async function refused(env: Env): Promise<string> {
	const { code, said } = await startInVain(env);
	expect({ code, said }).toMatchObject({ code: 1 });
	const lines = said.trim().split('\n');
	expect(lines).toHaveLength(1);
	expect(said).not.toMatch(/\n\s+at |node:internal|\{"level"/);
	return said.trim();
}

describe('a folder', () => {
	it('with a demo hall in it is not opened as a real one, and nothing in it is touched', async () => {
		const server = await startServer();
		await server.stop();
		const before = contentsOf(server.folder);
		expect(await refused({ DEMO: '0', DATA_DIR: server.folder })).toContain('holds a demo hall');
		expect(contentsOf(server.folder)).toEqual(before);
	});

	it('with a real hall in it is not opened as a demo, and nothing in it is touched', async () => {
		const server = await startServer({ DEMO: '0' });
		await server.stop();
		const before = contentsOf(server.folder);
		expect(await refused({ DATA_DIR: server.folder })).toContain('holds a real hall');
		expect(contentsOf(server.folder)).toEqual(before);
	});

	it('that another process works in is left to it', async () => {
		const server = await startServer();
		await until(
			'it has noted where its log ends',
			() => contentsOf(server.folder).some((file) => file.includes('manifest.json')) || undefined
		);
		const before = contentsOf(server.folder);
		expect(await refused({ DATA_DIR: server.folder })).toContain('in use by another process');
		expect(contentsOf(server.folder)).toEqual(before);
		await signIn(server.url, 'clerk-w01');
		await server.kill();
	});

	it('whose process was killed is free for the next', async () => {
		const server = await startServer();
		await server.kill();
		const next = await startServer({ DATA_DIR: server.folder });
		await signIn(next.url, 'clerk-w01');
		await next.kill();
	});

	it('with files that are not a hall’s is left alone', async () => {
		const folder = newFolder();
		writeFileSync(join(folder, 'holiday.txt'), 'photographs');
		expect(await refused({ DATA_DIR: folder })).toContain('files that are not a hall’s');
		expect(contentsOf(folder).filter((line) => !line.startsWith('lock '))).toHaveLength(1);
	});

	it('that cannot be made is named', async () => {
		const file = join(newFolder(), 'file');
		writeFileSync(file, '');
		expect(await refused({ DATA_DIR: join(file, 'data') })).toContain(join(file, 'data'));
	});

	it('that is a file is named', async () => {
		const file = join(newFolder(), 'file');
		writeFileSync(file, '');
		expect(await refused({ DATA_DIR: file })).toContain(file);
	});

	// Whoever is root may write everywhere.
	if (process.getuid?.() !== 0)
		it('that may not be written is named', async () => {
			const folder = join(newFolder(), 'locked');
			mkdirSync(folder, { mode: 0o555 });
			expect(await refused({ DATA_DIR: folder })).toContain(folder);
		});

	it('whose marker cannot be read is named', async () => {
		const folder = newFolder();
		writeFileSync(join(folder, 'house.json'), 'not json');
		expect(await refused({ DATA_DIR: folder })).toContain(folder);
	});

	it('that a newer release wrote is left to it', async () => {
		const folder = newFolder();
		writeFileSync(join(folder, 'house.json'), JSON.stringify({ kind: 'demo', format: 2, hosts: {} }));
		expect(await refused({ DATA_DIR: folder })).toContain('newer release');
	});
});

describe('what is said wrongly at the start', () => {
	it('is named: a clock that is no moment', async () => {
		const said = await refused({ CLOCK: 'yesterday' });
		expect(said).toContain('CLOCK');
		expect(said).toContain('yesterday');
	});

	it('is named: a preset that is not there', async () => {
		expect(await refused({ PRESET: '/no/such/preset.json' })).toContain('/no/such/preset.json');
	});

	it('is named: a preset that is no JSON', async () => {
		const file = join(newFolder(), 'preset.json');
		writeFileSync(file, '{');
		expect(await refused({ PRESET: file })).toContain(file);
	});

	it('is named: a preset with a mistake, with the file and the place', async () => {
		const items = REFERENCE.preset.items.map((item, index) =>
			index === 0 ? { ...item, promisedLimit: { value: 31, unit: 'workingDay' as const } } : item
		);
		const file = presetFile({ ...REFERENCE.preset, items });
		const said = await refused({ PRESET: file });
		expect(said).toContain(file);
		expect(said).toContain('items.0.promisedLimit');
	});

	it('is named: a port that is in use', async () => {
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const address = other.address();
		const port = address && typeof address === 'object' ? String(address.port) : '';
		expect(await refused({ PORT: port })).toContain(`Port ${port} is in use`);
		other.close();
	});

	it.each(['nonsense', '70000', '-1'])('is named: the port %s, which is none', async (port) => {
		expect(await refused({ PORT: port })).toContain('PORT');
	});

	it('is named: an address that is not this machine’s', async () => {
		expect(await refused({ HOST: '203.0.113.7' })).toContain('203.0.113.7');
	});

	it.each([
		['one without the other', { TLS_CERT: '/no/such/cert.pem' }],
		['files that are not there', { TLS_CERT: '/no/such/cert.pem', TLS_KEY: '/no/such/key.pem' }]
	])('is named: certificates, %s', async (_, env) => {
		expect(await refused(env)).toContain('TLS_CERT and TLS_KEY');
	});

	it('is named: certificates that are none', async () => {
		const file = join(newFolder(), 'cert.pem');
		writeFileSync(file, 'nonsense');
		expect(await refused({ TLS_CERT: file, TLS_KEY: file })).toContain('TLS_CERT');
	});

	it('leaves no data behind where the hall could never have opened', async () => {
		const folder = join(newFolder(), 'data');
		await refused({ DATA_DIR: folder, CLOCK: 'yesterday' });
		expect(existsSync(folder)).toBe(false);
	});
});
