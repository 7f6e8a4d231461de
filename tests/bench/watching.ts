import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../harness/folder.ts';

/** A socket that watches one thing. */
export interface Eye {
	readonly token: string | null;
	readonly watch: Readonly<Record<string, unknown>>;
}

/** One push as it arrived at one socket. */
export interface Sight {
	/** which of the eyes */
	readonly eye: number;
	readonly position: number;
	readonly minute: number;
	/** by `steady` */
	readonly at: number;
	readonly bytes: number;
}

export interface Watching {
	/** What was seen since it was asked last. */
	seen(): Promise<Sight[]>;
	close(): void;
}

/** Milliseconds by the machine's steady clock, which all its processes share. */
export const steady = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Processes among which the sockets are shared out. */
const CROWDS = 2;

type Told = [eye: number, position: number, minute: number, at: number, bytes: number];

function crowd(port: number, eyes: readonly Eye[], indices: readonly number[]) {
	const child = fork(join(ROOT, 'tests/bench/watching.js'), { execArgv: [] });
	const heard = <T>() =>
		new Promise<T>((resolve, reject) => {
			const ended = () => reject(new Error('those who watch have ended'));
			child.once('exit', ended);
			child.once('message', (message) => {
				child.off('exit', ended);
				resolve(message as T);
			});
		});
	const ready = heard<'ready'>();
	child.send({ port, eyes });
	return {
		ready,
		async seen(): Promise<Sight[]> {
			const told = heard<Told[]>();
			child.send('tell');
			return (await told).map(([eye, position, minute, at, bytes]) => ({
				eye: indices[eye] ?? -1,
				position,
				minute,
				at,
				bytes
			}));
		},
		close: () => child.disconnect()
	};
}

/** Opens the sockets in processes of their own and resolves when each has been answered what it watches. */
export async function watchWith(port: number, eyes: readonly Eye[]): Promise<Watching> {
	const crowds = Array.from({ length: CROWDS }, (_, n) => {
		const indices = eyes.flatMap((_, index) => (index % CROWDS === n ? [index] : []));
		return crowd(
			port,
			eyes.filter((_, index) => index % CROWDS === n),
			indices
		);
	});
	await Promise.all(crowds.map(({ ready }) => ready));
	return {
		seen: async () => (await Promise.all(crowds.map((one) => one.seen()))).flat(),
		close: () => crowds.forEach((one) => one.close())
	};
}
