import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './folder.ts';

export interface Job {
	readonly name: string;
	readonly id: string;
	/** `'<called>'` as its ticket stands for the one that this client called last */
	readonly payload: Readonly<Record<string, unknown>>;
}
export interface Orders {
	readonly url: string;
	readonly token: string;
	readonly jobs: readonly Job[];
}
export interface Reply {
	readonly job: Job;
	readonly token: string;
	readonly status: number;
	readonly text: string;
}

interface Process {
	readonly child: ChildProcess;
	readonly ready: Promise<void>;
	readonly done: Promise<void>;
}

/** Clients in processes of their own, all let go at once when the last of them is ready. */
export async function race(crowd: readonly Orders[], onReply: (replies: readonly Reply[]) => void = () => undefined) {
	const replies: Reply[] = [];
	const start = (orders: Orders): Process => {
		const child = fork(join(ROOT, 'tests/harness/caller.js'), { execArgv: [] });
		const done = new Promise<void>((resolve) => child.once('exit', () => resolve()));
		const ready = new Promise<void>((resolve) => {
			child.on('message', (message: 'ready' | { job: number; status: number; text: string }) => {
				if (message === 'ready') return resolve();
				const job = orders.jobs[message.job];
				if (job) replies.push({ ...message, job, token: orders.token });
				onReply(replies);
			});
		});
		child.send(orders);
		return { child, ready, done };
	};
	const processes = crowd.map(start);
	await Promise.all(processes.map(({ ready }) => ready));
	for (const { child } of processes) child.send('go');
	await Promise.all(processes.map(({ done }) => done));
	return replies;
}
