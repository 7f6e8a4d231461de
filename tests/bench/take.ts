import { crewOf } from '../harness/crew.ts';
import { startServer } from '../harness/server.ts';
import { ID, putLoad, type Measured } from './load.ts';
import type { Row } from './table.ts';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 64;
/** numbers a second: a province's rush hour */
const STEADY = 300;

const HEAD = ['host: 127.0.0.1', 'content-type: application/json'];

/**
 * A number taken and kept, over HTTP, against an endpoint of the same server that does nothing. Each round asks both, one
 * right after the other, so that what else the machine does hits both.
 */
export async function take(): Promise<Row[]> {
	const server = await startServer();
	const { token } = await crewOf(server.url).kiosk();
	const headers = [...HEAD, `authorization: Bearer ${token}`];
	const body = JSON.stringify({ id: ID, payload: { queue: 'lz' } });
	const taking = { port: server.port, head: [`POST /api/ticket.take HTTP/1.1`, ...headers].join('\r\n'), body };
	const nothing = { port: server.port, head: [`POST /api/bare HTTP/1.1`, ...headers].join('\r\n'), body };
	const put = async (what: typeof taking, seconds: number, rate: number | null) => {
		const measured = await putLoad({ ...what, connections: CONNECTIONS, seconds, rate });
		if (measured.refused > 0) throw new Error(`${measured.refused} of ${what.head.split(' ')[1]} were refused`);
		return measured;
	};
	const pairs = async (rate: number | null) => {
		const found: { ours: Measured; bare: Measured }[] = [];
		for (let round = 0; round < ROUNDS; round += 1)
			found.push({ bare: await put(nothing, SECONDS, rate), ours: await put(taking, SECONDS, rate) });
		return found;
	};
	// Warm: what the compiler does at first is no one's wait.
	await put(nothing, 2, null);
	await put(taking, 2, null);
	// The steady hour first: at full speed a day of more numbers comes together than any hall has ever given.
	const steady = await pairs(STEADY);
	const full = await pairs(null);
	await server.stop();

	const row = (
		what: string,
		found: typeof full,
		of: (measured: Measured) => number,
		unit: string,
		target: Row['target']
	): Row => ({
		what,
		ours: `${found.map(({ ours }) => of(ours).toFixed(of(ours) < 100 ? 1 : 0)).join(' ')} ${unit}`,
		bare: `${found.map(({ bare }) => of(bare).toFixed(of(bare) < 100 ? 1 : 0)).join(' ')} ${unit}`,
		ratios: found.map(({ ours, bare }) => of(ours) / of(bare)),
		target
	});
	return [
		row('1 `ticket.take`, 64 connections: a second', full, ({ throughput }) => throughput, '/s', { atLeast: 0.8 }),
		row('1 the same: p99', full, ({ p99 }) => p99, 'ms', { atMost: 2 }),
		row('1 at a steady 300 a second: p99', steady, ({ p99 }) => p99, 'ms', { atMost: 1.5 })
	];
}
