import { connect } from 'node:net';

/**
 * Sockets that watch, hundreds in a process of its own: Socket.IO over WebSocket, read with as little work as it can be
 * done with, so that what is measured is the server. Connects and watches, says `ready`, notes every push as it arrives,
 * and tells what it noted whenever it is asked.
 *
 * @typedef {{ token: string | null, watch: Record<string, unknown> }} Eye
 * @typedef {{ port: number, eyes: readonly Eye[] }} Told
 * @typedef {[eye: number, position: number, minute: number, at: number, bytes: number]} Sight `at` by the machine's steady
 * clock, in milliseconds: the same in all its processes
 */
const END = Buffer.from('\r\n\r\n');
const PUSH = Buffer.from('42["view"');
/** Where the version of a push stands: behind the view's name and its parameter. */
const VERSION_WITHIN = 220;

const now = () => Number(process.hrtime.bigint()) / 1e6;

/** A short text as a client sends it: masked, as it must be, with a mask that changes nothing. @param {string} text */
function frame(text) {
	const body = Buffer.from(text);
	const length = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255];
	return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), body]);
}

/** Where the first frame's content begins and ends, or undefined while it is not all there. @param {Buffer} bytes */
function frameIn(bytes) {
	if (bytes.length < 2) return undefined;
	const short = bytes.readUInt8(1) & 127;
	const head = short < 126 ? 2 : short === 126 ? 4 : 10;
	if (bytes.length < head) return undefined;
	const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
	return bytes.length < head + length ? undefined : { from: head, to: head + length };
}

/** @type {Sight[]} */
let sights = [];

/** One socket; resolves when its view was answered. @param {number} port @param {Eye} eye @param {number} index */
function open(port, { token, watch }, index) {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1').setNoDelay();
		let bytes = Buffer.alloc(0);
		let upgraded = false;
		/** @param {Buffer} message */
		const take = (message) => {
			const at = now();
			if (message.subarray(0, PUSH.length).equals(PUSH)) {
				const [, position, minute] =
					/"version":"(\d+)\.(\d+)"/.exec(message.toString('latin1', 0, VERSION_WITHIN)) ?? [];
				sights.push([index, Number(position), Number(minute), at, message.length]);
				return;
			}
			const text = message.toString('utf8', 0, 200);
			if (text.startsWith('0')) socket.write(frame('40'));
			else if (text.startsWith('40')) socket.write(frame(`420${JSON.stringify(['watch', watch])}`));
			else if (text.startsWith('430[')) {
				if (text.includes('"error"')) reject(new Error(text));
				else resolve(undefined);
			} else if (text === '2') socket.write(frame('3'));
		};
		socket.on('connect', () =>
			socket.write(
				[
					'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
					'host: 127.0.0.1',
					'upgrade: websocket',
					'connection: Upgrade',
					'sec-websocket-version: 13',
					`sec-websocket-key: ${Buffer.alloc(16, index).toString('base64')}`,
					...(token === null ? [] : [`authorization: Bearer ${token}`]),
					'\r\n'
				].join('\r\n')
			)
		);
		socket.on('error', reject);
		socket.on('close', () => reject(new Error('a watching socket was closed')));
		socket.on('data', (chunk) => {
			bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
			if (!upgraded) {
				const end = bytes.indexOf(END);
				if (end === -1) return;
				upgraded = true;
				bytes = bytes.subarray(end + END.length);
			}
			for (let found = frameIn(bytes); found; found = frameIn(bytes)) {
				take(bytes.subarray(found.from, found.to));
				bytes = bytes.subarray(found.to);
			}
		});
	});
}

/** Connecting all at once would only fill the queue of those who wait to be let in. */
const AT_ONCE = 25;

/** @param {Told} told */
async function begin({ port, eyes }) {
	for (let from = 0; from < eyes.length; from += AT_ONCE)
		await Promise.all(eyes.slice(from, from + AT_ONCE).map((eye, n) => open(port, eye, from + n)));
	process.send?.('ready');
}

process.on('message', (/** @type {Told | 'tell'} */ message) => {
	if (message !== 'tell') return void begin(message);
	process.send?.(sights);
	sights = [];
});
process.on('disconnect', () => process.exit());
