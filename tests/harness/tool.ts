import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { newFolder, ROOT } from './folder.ts';

export interface Ended {
	readonly code: number | null;
	readonly said: string;
}

/** A built tool in a process of its own, as `npm run <name> -- <words>` starts it. */
export function startTool(
	name: string,
	words: readonly string[],
	env: Readonly<Record<string, string>> = {}
): { child: ChildProcess; ended: Promise<Ended> } {
	const child = spawn(process.execPath, [join(ROOT, `build/tools/${name}.js`), ...words], {
		cwd: newFolder(),
		env: { PATH: process.env['PATH'] ?? '', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => {
			said += text;
		});
	const ended = new Promise<Ended>((resolve) => {
		child.once('close', (code) => resolve({ code, said }));
	});
	return { child, ended };
}

export const tool = (name: string, words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended> =>
	startTool(name, words, env).ended;
