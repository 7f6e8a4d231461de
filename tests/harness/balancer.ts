import { connect, createServer, type Socket } from 'node:net';

/** Passes bytes on between clients and servers, and can be told to stop doing so. */
export interface Wire {
	readonly port: number;
	/** Called for every chunk that goes one way or the other; true cuts its connection before the chunk is passed on. */
	cutWhen(decide: (toServer: boolean) => boolean): void;
	/** Lets nobody through and cuts who is, until `mend`. */
	cut(): void;
	mend(): void;
	close(): void;
}

/** Each new connection goes to the next of the servers. */
export async function startWire(ports: readonly number[]): Promise<Wire> {
	const sockets = new Set<Socket>();
	let decide: (toServer: boolean) => boolean = () => false;
	let isCut = false;
	let next = 0;
	const server = createServer((client) => {
		if (isCut) return void client.destroy();
		const port = ports[next % ports.length] ?? 0;
		next += 1;
		const behind = connect(port, '127.0.0.1');
		const end = () => {
			for (const socket of [client, behind]) {
				socket.destroy();
				sockets.delete(socket);
			}
		};
		for (const [from, to] of [
			[client, behind],
			[behind, client]
		] as const) {
			sockets.add(from);
			from.on('data', (chunk) => (decide(from === client) ? end() : to.write(chunk)));
			from.on('end', () => to.end());
			from.on('error', end);
			from.on('close', end);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		cutWhen(by) {
			decide = by;
		},
		cut() {
			isCut = true;
			for (const socket of sockets) socket.destroy();
		},
		mend() {
			isCut = false;
		},
		close() {
			for (const socket of sockets) socket.destroy();
			server.close();
		}
	};
}
