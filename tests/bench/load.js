import { connect } from 'node:net';

/**
 * The load generator, a process of its own: HTTP/1.1 over kept connections, with as little work of its own as it can do, so
 * that what is measured is the server. Told once what to send, answers once with what it saw, and ends.
 *
 * @typedef {{ port: number, head: string, body: string, connections: number, seconds: number, rate: number | null, ids: string }} Told
 * `body` holds `ID` where a fresh id of the same length goes. `rate`: requests a second, sent on time whatever comes back;
 * null: each connection sends as soon as it has its answer.
 */
const ID = 'ID'.padEnd(24, '-');
const END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

/** The length of the first whole answer in the bytes, or 0. @param {Buffer} bytes */
function answerIn(bytes) {
	const end = bytes.indexOf(END);
	if (end === -1) return 0;
	const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end));
	if (length) return bytes.length >= end + 4 + Number(length[1]) ? end + 4 + Number(length[1]) : 0;
	const last = bytes.indexOf(LAST_CHUNK, end);
	return last === -1 ? 0 : last + LAST_CHUNK.length;
}

/** @param {Told} told */
function run({ port, head, body, connections, seconds, rate, ids }) {
	const text = `${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
	const template = Buffer.from(text);
	const at = template.indexOf(ID);
	let sent = 0;
	let refused = 0;
	/** @type {number[]} */
	const took = [];
	/** Moments at which somebody wanted to send and no connection was free. @type {number[]} */
	const late = [];
	/** @type {((due?: number) => void)[]} */
	const free = [];
	const begun = performance.now();
	const until = begun + seconds * 1000;

	return new Promise((resolve) => {
		let open = connections;
		const over = () => {
			open -= 1;
			if (open === 0) resolve({ took, refused, seconds: (performance.now() - begun) / 1000 });
		};
		for (let n = 0; n < connections; n += 1) {
			const socket = connect(port, '127.0.0.1').setNoDelay();
			let since = 0;
			let bytes = Buffer.alloc(0);
			const next = (due = performance.now()) => {
				if (performance.now() >= until) {
					socket.end();
					over();
					return;
				}
				since = due;
				if (at !== -1)
					template.write(`${ids}${String((sent += 1)).padStart(ID.length - ids.length, '0')}`, at, 'latin1');
				socket.write(Buffer.from(template));
			};
			/** Sends what is overdue, or waits for its turn. */
			const turn = () => {
				if (rate === null || performance.now() >= until) next();
				else if (late.length > 0) next(late.shift());
				else free.push(next);
			};
			socket.on('connect', turn);
			socket.on('data', (chunk) => {
				bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
				const length = answerIn(bytes);
				if (length === 0) return;
				if (!bytes.subarray(0, 12).toString('latin1').endsWith(' 200')) refused += 1;
				bytes = bytes.subarray(length);
				took.push(performance.now() - since);
				turn();
			});
		}
		if (rate === null) return;
		let due = begun;
		const clock = setInterval(() => {
			const now = performance.now();
			for (; due <= now && due < until; due += 1000 / rate) {
				const send = free.shift();
				if (send) send(due);
				else late.push(due);
			}
			if (now < until) return;
			clearInterval(clock);
			for (const send of free.splice(0)) send();
		}, 1);
	});
}

process.once('message', async (told) => {
	const seen = await run(/** @type {Told} */ (told));
	// What is large is on its way for a while: only then may the channel be closed.
	process.send?.(seen, () => process.disconnect?.());
});
