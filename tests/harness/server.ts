import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { newFolder, ROOT } from './folder.ts';
import { until } from './until.ts';

/** What a start may be told. `DATA_DIR` is a new folder, `PORT` any free one, unless said otherwise. */
export type Env = Readonly<Record<string, string>>;

/** The demo's own opening moment: a Friday that is worked. */
export const MORNING = '2026-11-20T09:40:00+08:00';
/** Without the demo's own morning: a hall in which nobody has been before. */
const EMPTY = { DEMO_MORNING: '0' };
/** Each client says where it comes from, so that forty of them are not taken for one who guesses passwords. */
export const ADDRESS_HEADER = 'x-client-address';

const running = new Set<ChildProcess>();
/** Whatever a test that failed has left behind. */
const killAll = () => {
	for (const child of running) child.kill('SIGKILL');
};
process.on('exit', killAll);
afterAll(killAll);

function spawnServer(env: Env): { child: ChildProcess; said: () => string; exited: Promise<number | null> } {
	if (!existsSync(join(ROOT, 'build/handler.js')))
		throw new Error('There is no built server. Run `npm run build`, or all of `npm test`.');
	const child = spawn(process.execPath, [join(ROOT, 'src/server.js')], {
		cwd: newFolder(),
		env: {
			PATH: process.env['PATH'] ?? '',
			PORT: '0',
			HOST: '127.0.0.1',
			CLOCK: MORNING,
			...EMPTY,
			ADDRESS_HEADER,
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => {
			said += text;
		});
	running.add(child);
	const exited = new Promise<number | null>((resolve) => {
		child.once('close', (code) => {
			running.delete(child);
			resolve(code);
		});
	});
	return { child, said: () => said, exited };
}

/** Starts a server that is expected not to open, and waits until it has ended. */
export async function startInVain(env: Env): Promise<{ code: number | null; said: string }> {
	const { child, said, exited } = spawnServer({ DATA_DIR: newFolder(), ...env });
	const opened = until('it has ended or opened', () => (child.exitCode ?? said().includes('is open')) || undefined);
	await Promise.race([exited, opened]);
	child.kill('SIGKILL');
	return { code: await exited, said: said() };
}

/** A real server in a process of its own. Restarted, it stands at the same address over the same folder. */
export interface Server {
	readonly url: string;
	readonly port: number;
	readonly folder: string;
	/** of the process that runs now */
	pid(): number;
	/** everything that it has said on stdout and stderr, before restarts too */
	said(): string;
	/** kill -9: it is not asked. */
	kill(): Promise<void>;
	/** It is asked to end; resolves with its exit code. */
	stop(): Promise<number | null>;
	restart(env?: Env): Promise<void>;
}

export async function startServer(env: Env = {}): Promise<Server> {
	const folder = env['DATA_DIR'] ?? newFolder();
	let before = '';
	let port = 0;
	let current: ReturnType<typeof spawnServer>;

	async function open(more: Env = {}): Promise<void> {
		current = spawnServer({ ...env, ...more, DATA_DIR: folder, ...(port === 0 ? {} : { PORT: String(port) }) });
		const { child, said } = current;
		port = await until('the hall is open', () => {
			if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said()}`);
			const shown = /The hall is open: https?:\/\/[^\s:]+:(\d+)/.exec(said())?.[1];
			return shown === undefined ? undefined : Number(shown);
		});
	}
	async function end(signal: NodeJS.Signals): Promise<number | null> {
		current.child.kill(signal);
		return current.exited;
	}

	await open();
	const host = env['HOST'] === undefined || env['HOST'] === '0.0.0.0' ? '127.0.0.1' : env['HOST'];
	return {
		url: `${env['TLS_CERT'] === undefined ? 'http' : 'https'}://${host}:${port}`,
		port,
		folder,
		pid: () => current.child.pid ?? 0,
		said: () => before + current.said(),
		kill: async () => void (await end('SIGKILL')),
		stop: () => end('SIGTERM'),
		async restart(more) {
			await end('SIGKILL');
			before += current.said();
			await open(more);
		}
	};
}
