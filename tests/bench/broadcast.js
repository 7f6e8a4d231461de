import { createServer } from 'node:http';
import { Server } from 'socket.io';

/**
 * The bare limit beside which a hall's screens are measured: a Socket.IO server that knows nothing. Whoever `watch`es is in;
 * a POST of `{ n, to, bytes }` sends `bytes` bytes to the first `to` of them, numbered `n`, by one broadcast, and is
 * answered.
 */
const http = createServer((request, response) => {
	/** @type {Buffer[]} */
	const chunks = [];
	request.on('data', (chunk) => chunks.push(chunk));
	request.on('end', () => {
		const { n, to, bytes } = JSON.parse(Buffer.concat(chunks).toString());
		if (to > 0) io.to(roomOf(to)).emit('view', { view: 'x', param: {}, version: `${n}.0`, data: 'x'.repeat(bytes) });
		response.end('{}');
	});
});
const io = new Server(http, { serveClient: false });

/** @type {import('socket.io').Socket[]} */
const watching = [];
/** @type {Set<number>} */
const rooms = new Set();

/** The room of the first so many. @param {number} to */
function roomOf(to) {
	const room = `first ${to}`;
	if (!rooms.has(to)) for (const socket of watching.slice(0, to)) void socket.join(room);
	rooms.add(to);
	return room;
}

io.on('connection', (socket) => {
	socket.on('watch', (_, answer) => {
		watching.push(socket);
		answer({});
	});
});
http.listen(0, '127.0.0.1', () => {
	const address = http.address();
	process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.on('disconnect', () => process.exit());
