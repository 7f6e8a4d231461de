import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatLine, hashOf } from '$lib/server/log/chain.ts';
import { newFolder, ROOT } from './harness/folder.ts';
import { send } from './harness/http.ts';
import { verified } from './harness/journal.ts';
import { until } from './harness/until.ts';

const home = newFolder();
const data = join(home, 'demo');
let running: ChildProcess | undefined;

/** A release as a service starts it: from anywhere, with nothing of the machine in its environment but its own path. */
function run(words: string[]): { child: ChildProcess; said: () => string } {
	const env = { PATH: '', DEMO: '1', DEMO_MORNING: '0', PORT: '0' };
	const child = spawn(join(home, 'current/hall'), words, { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
	return { child, said: () => said };
}
async function ended(words: string[]): Promise<{ code: number | null; said: string }> {
	const { child, said } = run(words);
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { code, said: said() };
}
async function started(): Promise<{ url: string; said: string }> {
	const { child, said } = run(['start']);
	running = child;
	const url = await until('the hall is open', () => {
		if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said()}`);
		return /The hall is open: (\S+)/.exec(said())?.[1];
	});
	return { url, said: said() };
}
async function stop(): Promise<number | null> {
	const child = running;
	running = undefined;
	if (!child || child.exitCode !== null) return null;
	const code = new Promise<number | null>((resolve) => child.once('close', resolve));
	child.kill('SIGTERM');
	return code;
}
function pointTo(release: string): void {
	if (existsSync(join(home, 'current'))) unlinkSync(join(home, 'current'));
	symlinkSync(release, join(home, 'current'));
}

beforeAll(() => {
	// Not in vitest's own environment: should anything have to be built, it must be built as always.
	const made = spawnSync(process.execPath, [join(ROOT, 'src/tools/package.js'), join(home, 'this')], {
		encoding: 'utf8',
		env: { PATH: process.env['PATH'] ?? '' }
	});
	expect({ code: made.status, said: made.stderr }).toEqual({ code: 0, said: '' });
	pointTo('this');
});
afterEach(async () => void (await stop()));

describe.skipIf(process.platform === 'win32')('a packaged release', () => {
	it('holds what it runs with, and nothing that only builds it', () => {
		const libraries = readdirSync(join(home, 'this/app/node_modules'));
		expect(libraries).toEqual(expect.arrayContaining(['zod', 'lowdb', 'socket.io', 'fs-native-extensions']));
		for (const tool of ['vite', 'vitest', 'typescript', 'eslint', 'playwright', 'rollup', 'esbuild', 'bits-ui'])
			expect(libraries).not.toContain(tool);
		expect(readFileSync(join(home, 'this/README.md'), 'utf8')).not.toContain('%version%');
	});

	it('opens a hall with nothing else of the machine', async () => {
		const { url } = await started();
		expect((await send(`${url}/healthz`)).status).toBe(200);
		const page = await send(`${url}/sign-in`);
		expect(page.status).toBe(200);
		const script = /\/_app\/immutable\/[^"]+\.js/.exec(page.text)?.[0] ?? '';
		expect((await send(url + script)).status).toBe(200);
		expect(await stop()).toBe(0);
		await verified(data);
	});

	it('brings its tools', async () => {
		expect(await ended(['verify'])).toMatchObject({ code: 0, said: expect.stringContaining('sound; head') });
		expect(await ended(['head'])).toMatchObject({ code: 0 });
		expect(await ended(['dance'])).toMatchObject({ code: 1, said: expect.stringContaining('hall start, or one of') });
	});

	it('copies the data before it starts where another release was, and only then', async () => {
		cpSync(join(home, 'this'), join(home, 'next'), { recursive: true });
		const manifest = join(home, 'next/app/package.json');
		writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version": "[^"]+"/, '"version": "99.0.0"'));
		pointTo('next');
		expect((await started()).said).toContain('before 99.0.0 starts');
		await stop();
		expect((await started()).said).not.toContain('before 99.0.0 starts');
		await stop();
		expect(readdirSync(join(home, 'backups'))).toEqual(['before-99.0.0-1', 'before-99.0.0-1.keys']);
		await verified(join(home, 'backups/before-99.0.0-1'));
	});

	it('refuses a log that a newer one wrote, in a sentence, and the copy undoes the update', async () => {
		const journal = join(data, 'hall/journal');
		const [day = ''] = readdirSync(journal)
			.filter((name) => name.endsWith('.jsonl'))
			.slice(-1);
		const lines = readFileSync(join(journal, day), 'utf8').trimEnd().split('\n');
		const last = lines.at(-1) ?? '';
		const { position, ...rest } = JSON.parse(last.slice(65)) as { position: number };
		const commit = { ...rest, position: position + 1, after: position, events: [{ type: 'case.teleported', v: 1 }] };
		const body = JSON.stringify(commit);
		const line = formatLine({ position: position + 1, hash: hashOf(last.slice(0, 64), body), body });
		writeFileSync(join(journal, day), `${[...lines, line].join('\n')}\n`);
		pointTo('this');
		const { code, said } = await ended(['start']);
		expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('written by a newer one') });
		const backup = join(home, 'backups/before-99.0.0-1');
		expect(await ended(['restore', backup])).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
		cpSync(data, join(home, 'aside'), { recursive: true });
		spawnSync('rm', ['-r', data]);
		expect(await ended(['restore', backup])).toMatchObject({ code: 0 });
		await started();
		expect(await stop()).toBe(0);
	});
});
