import { crewOf, type Crew } from '../harness/crew.ts';
import { manyWindows } from '../harness/presets.ts';
import { startServer, type Server } from '../harness/server.ts';
import { askAt, type Asking } from './asking.ts';
import type { Eye } from './watching.ts';

/** A hall of many windows, each with a clerk who has somebody there, and long lines before them. */
export interface Counters {
	readonly server: Server;
	readonly crew: Crew;
	readonly windows: readonly string[];
	/** The next thing that happens at the windows, one after another: somebody goes, the next is called, and sits down. */
	next(): Visit;
	ask(step: Visit): Promise<{ readonly position: number }>;
	/** Somebody takes a number, is called there, served, and goes; `between` any two of these, it is waited. */
	visit(window: string, between?: () => Promise<unknown>): Promise<void>;
	/** links of those who wait, last in line first */
	readonly phones: readonly string[];
	close(): Promise<void>;
}

export interface Visit {
	readonly window: string;
	readonly name: 'ticket.finish' | 'ticket.call' | 'ticket.start';
}

interface Answer {
	readonly position: number;
	readonly result: Readonly<Record<string, string>> | null;
}

/** People who go before the next is called to the window of the first of them: as long as it takes them to go. */
const GOING = 10;

/** One window after another: its person goes; after a while the next is called there, and after a while comes. */
function* visitsAt(windows: readonly string[]): Generator<Visit, never> {
	const at = (n: number) => windows[n % windows.length] ?? '';
	for (let n = 0; ; n += 1) {
		yield { window: at(n), name: 'ticket.finish' };
		if (n >= GOING) yield { window: at(n - GOING), name: 'ticket.call' };
		if (n >= 2 * GOING) yield { window: at(n - 2 * GOING), name: 'ticket.start' };
	}
}

/** Commands under way while the hall is made. */
const AT_ONCE = 16;

async function together<T, R>(all: readonly T[], each: (one: T, n: number) => Promise<R>): Promise<R[]> {
	const done: R[] = [];
	for (let from = 0; from < all.length; from += AT_ONCE)
		done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map((one, n) => each(one, from + n)))));
	return done;
}

/** What the hall's commands are asked as: a token, a name, an id of its own. */
function speaking(asking: Asking) {
	let ids = 0;
	return async (token: string | null, name: string, payload: object): Promise<Answer> => {
		ids += 1;
		const id = `bench-${process.pid}-${ids}`;
		return (await asking.post(`/api/${name}`, token, { id, payload })) as Answer;
	};
}

/** @param waiting how many stand in line when all windows have somebody */
export async function openCounters(count: number, queues: readonly string[], waiting: number): Promise<Counters> {
	const { file, windows, queueOf } = manyWindows(count, queues);
	const server = await startServer({ PRESET: file });
	const crew = crewOf(server.url);
	const asking = askAt(server.port);
	const ask = speaking(asking);
	const { token: kiosk } = await crew.kiosk();
	const clerks = await together(windows, async (window) => {
		const { token } = await crew.as(`clerk-${window}`);
		await ask(token, 'window.open', { window });
		return { window, token, ticket: '', before: Promise.resolve<unknown>(undefined) };
	});
	const taken = await together(Array.from({ length: count + waiting }), (_, n) =>
		ask(kiosk, 'ticket.take', { queue: queueOf(n) })
	);
	const visits = new Map(clerks.map((clerk) => [clerk.window, clerk]));
	/** One after another at each window, also where an answer takes its time. */
	const act = ({ window, name }: Visit): Promise<Answer> => {
		const clerk = visits.get(window);
		if (!clerk) throw new Error(`nobody works at ${window}`);
		const answer = clerk.before.then(() =>
			ask(clerk.token, name, name === 'ticket.call' ? { window } : { ticket: clerk.ticket })
		);
		clerk.before = answer.then(({ result }) => {
			clerk.ticket = result?.['ticket'] ?? clerk.ticket;
		});
		return answer;
	};
	await together(windows, async (window) => {
		await act({ window, name: 'ticket.call' });
		await act({ window, name: 'ticket.start' });
	});
	const steps = visitsAt(windows);
	return {
		server,
		crew,
		windows,
		phones: taken
			.slice(count)
			.reverse()
			.map(({ result }) => result?.['link'] ?? ''),
		next: () => steps.next().value,
		ask: act,
		async visit(window, between = async () => undefined) {
			await ask(kiosk, 'ticket.take', { queue: queueOf(windows.indexOf(window)) });
			for (const name of ['ticket.call', 'ticket.start', 'ticket.finish'] as const) {
				await between();
				await act({ window, name });
			}
			await between();
		},
		async close() {
			asking.close();
			await server.stop();
		}
	};
}

/** Who watches such a hall: each desk, the screen over each window, some screens for all, and phones up to the number. */
export async function eyesOf({ crew, windows, phones }: Counters, halls: number, all: number): Promise<Eye[]> {
	const { token: screen } = await crew.enrol('screen');
	const desks = await together(windows, async (window) => ({
		token: (await crew.as(`clerk-${window}`)).token,
		watch: { view: 'desk', window }
	}));
	const faces = windows.map((window) => ({ token: screen, watch: { view: 'screen.window', window } }));
	const walls = Array.from({ length: halls }, () => ({ token: screen, watch: { view: 'screen.hall' } }));
	const left = all - desks.length - faces.length - walls.length;
	const waiting = phones.slice(0, left).map((link) => ({
		token: link,
		watch: { view: 'ticket', ticket: link.slice(0, link.lastIndexOf('.')) }
	}));
	return [...walls, ...faces, ...desks, ...waiting];
}
