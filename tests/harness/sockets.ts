import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Me } from '$lib/hall/access/views.ts';
import type { Problem } from './client.ts';
import { ADDRESS_HEADER } from './server.ts';
import { until } from './until.ts';

export interface Push {
	readonly view: string;
	readonly param: unknown;
	readonly version: string;
	readonly data: unknown;
}
type Answer =
	{ readonly version: string; readonly data: unknown; readonly me: Me } | { readonly error: Omit<Problem, 'status'> };

/** A socket, and everything that was sent to it. */
export interface Watcher {
	readonly socket: Socket;
	readonly views: readonly Push[];
	/** every word that ever came, as JSON */
	readonly heard: readonly string[];
	readonly lost: readonly Pick<Push, 'view' | 'param'>[];
	watch(view: string, param?: object): Promise<Answer>;
	/** Why it may not be watched, or null when it may. */
	refusalOf(view: string, param?: object): Promise<string | null>;
	close(): void;
}

/** Connects as whoever the token speaks for. */
export async function connect(
	url: string,
	token: string | null,
	options: Partial<ManagerOptions & SocketOptions> = {}
): Promise<Watcher> {
	const socket = io(url, {
		forceNew: true,
		reconnection: false,
		transports: ['websocket'],
		extraHeaders: { [ADDRESS_HEADER]: 'socket', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
		...options
	});
	const views: Push[] = [];
	const lost: Pick<Push, 'view' | 'param'>[] = [];
	socket.on('view', (push: Push) => void views.push(push));
	socket.on('lost', (what: Pick<Push, 'view' | 'param'>) => void lost.push(what));
	const heard: string[] = [];
	socket.onAny((...words: unknown[]) => void heard.push(JSON.stringify(words)));
	let failed: Error | undefined;
	socket.on('connect_error', (error) => {
		failed = error;
	});
	await until('the socket is connected', () => {
		if (failed) throw failed;
		return socket.connected || undefined;
	});
	const watch = async (view: string, param: object = {}): Promise<Answer> => {
		const answer = (await socket.timeout(10_000).emitWithAck('watch', { view, ...param })) as Answer;
		heard.push(JSON.stringify(answer));
		return answer;
	};
	return {
		socket,
		views,
		heard,
		lost,
		watch,
		async refusalOf(view, param) {
			const answer = await watch(view, param);
			return 'error' in answer ? answer.error.code : null;
		},
		close: () => void socket.close()
	};
}
