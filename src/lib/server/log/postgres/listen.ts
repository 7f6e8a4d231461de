import type pg from 'pg';
import type { Database } from './database.ts';

/** Hears at once that somebody has appended, where the engine can say so. Only a hint: nothing relies on it. */
export interface Listener {
	/** Calls back when somebody may have appended to the hall; returns how to stop. */
	on(hall: string, call: () => void): () => void;
	/** Tells the other nodes. What goes wrong here is nobody's trouble. */
	tell(hall: string): void;
	close(): Promise<void>;
}

const CHANNEL = 'hall_commits';
const AGAIN = 1_000;

/** One connection listens for all halls of a house, and comes back when it is lost. */
export function createListener(database: Database): Listener {
	const calls = new Map<string, Set<() => void>>();
	let client: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let closed = false;
	let connecting: Promise<void> | undefined;
	/** halls that are to be told of; told together, and never two statements at a time */
	const due = new Set<string>();
	let telling = false;

	const later = () => {
		client = undefined;
		if (!closed) timer = setTimeout(begin, AGAIN).unref();
	};
	const listen = async () => {
		const fresh = await database.connect();
		if (closed) return fresh.end();
		fresh.once('end', later);
		client = fresh;
		const { rows } = await fresh.query<{ pid: number }>('select pg_backend_pid() as pid');
		const own = rows[0]?.pid;
		// What this node has told the others comes back to it, too: it need not look for what it has appended itself.
		fresh.on('notification', ({ payload = '', processId }) => {
			if (processId !== own) calls.get(payload)?.forEach((call) => call());
		});
		await fresh.query(`listen ${CHANNEL}`);
	};
	const begin = () => {
		connecting = listen().catch(() => {
			if (client) void client.end().catch(() => undefined);
			else later();
		});
	};
	begin();

	const tellAll = async () => {
		telling = true;
		for (const hall of due) {
			due.delete(hall);
			await client?.query('select pg_notify($1, $2)', [CHANNEL, hall]).catch(() => undefined);
		}
		telling = false;
	};

	return {
		on(hall, call) {
			const known = calls.get(hall) ?? new Set();
			calls.set(hall, known.add(call));
			return () => known.delete(call);
		},
		tell(hall) {
			due.add(hall);
			if (!telling) void tellAll();
		},
		async close() {
			closed = true;
			clearTimeout(timer);
			await connecting;
			await client?.end().catch(() => undefined);
		}
	};
}
