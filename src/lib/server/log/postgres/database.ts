import pg from 'pg';
import { BadConfig } from '../../config.ts';

/** A house's database: one pool of connections, whatever asks. */
export interface Database {
	/** what messages call it: host, port and name, never who signs in nor with what */
	readonly place: string;
	/**
	 * One statement on a connection of the pool. Rejects with `pg.DatabaseError` when the server has refused it, with
	 * `Unreached` when it was never sent, with `Unanswered` when it may or may not have been done.
	 */
	query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
	/** A connection of its own, outside the pool, for listening. Whoever asked ends it. */
	connect(): Promise<pg.Client>;
	close(): Promise<void>;
}

/** No connection could be had: the statement was never sent. */
export class Unreached extends Error {
	override readonly name = 'Unreached';
}

/** The connection was lost, or fell silent, after the statement was sent. */
export class Unanswered extends Error {
	override readonly name = 'Unanswered';
}

export interface Patience {
	/** milliseconds until a connection is given up */
	readonly connecting: number;
	/** milliseconds until a statement that is not answered is given up */
	readonly answering: number;
}

const PATIENCE: Patience = { connecting: 2_000, answering: 4_000 };
/** A hall's door appends one batch at a time: a few connections serve many halls. */
const CONNECTIONS = 8;

/**
 * True when the server has said no to one statement, which has then left nothing behind. A server that ends the whole
 * connection may have done the statement before; SQLSTATE 40003 says so in as many words.
 */
export function isRefused(error: unknown): error is pg.DatabaseError {
	if (!(error instanceof pg.DatabaseError) || error.severity !== 'ERROR') return false;
	return error.code !== '40003' && !/^(08|57)/.test(error.code ?? '');
}

/** @throws BadConfig when the text is no address of a database; never repeats it, since it may hold a password */
export function parseUrl(text: string, variable: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1) return url;
	throw new BadConfig(
		`${variable} is not the address of a database. Write it like postgres://user:password@host:5432/name`
	);
}

/** Nothing is connected before it is asked. @throws BadConfig */
export function openDatabase(address: string, variable = 'DATABASE_URL', patience = PATIENCE): Database {
	const url = parseUrl(address, variable);
	const settings: pg.ClientConfig = {
		connectionString: address,
		application_name: 'five-zones-four-windows',
		connectionTimeoutMillis: patience.connecting,
		query_timeout: patience.answering,
		keepAlive: true
	};
	const pool = new pg.Pool({ ...settings, max: CONNECTIONS });
	// A connection that breaks while nobody uses it is nobody's error: the pool makes another when one is needed.
	pool.on('error', () => undefined);
	return {
		place: `${url.host}${url.pathname}`,
		async query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]) {
			const client = await pool.connect().catch((cause: unknown) => {
				throw new Unreached('no connection to the database', { cause });
			});
			// Without anybody listening, a connection that breaks twice over would end the process.
			const ignore = () => undefined;
			client.on('error', ignore);
			try {
				const result = await client.query<Row>(text, values);
				client.release();
				return result;
			} catch (error) {
				const refused = isRefused(error);
				client.release(!refused);
				if (refused) throw error;
				throw new Unanswered('the database did not answer', { cause: error });
			} finally {
				client.off('error', ignore);
			}
		},
		async connect() {
			const client = new pg.Client(settings);
			client.on('error', () => undefined);
			await client.connect().catch((cause: unknown) => {
				throw new Unreached('no connection to the database', { cause });
			});
			return client;
		},
		close: () => pool.end()
	};
}
