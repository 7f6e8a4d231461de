import type { Credentials } from '$lib/server/access/identify.ts';
import type { HallRuntime } from '$lib/server/hall-runtime.ts';
import type { HallSocket } from '$lib/server/live/live.ts';

type Listener = (request: unknown, answer?: (value: unknown) => void) => void;

/** A socket without a wire: what is told to it costs what deciding and computing it costs, and no more. */
function wireless(hall: HallRuntime, credentials: Credentials) {
	const listeners = new Map<string, Listener>();
	const socket = {
		data: {
			identify: (state: Parameters<HallRuntime['actor']>[0]) => hall.actor(state, credentials, false),
			language: 'zh-CN',
			seen: undefined
		},
		on: (name: string, listener: Listener) => void listeners.set(name, listener),
		use: () => undefined,
		join: () => undefined,
		leave: () => undefined,
		emit: () => true,
		disconnect: () => undefined
	};
	// What the live channel asks of a socket, and nothing else of the library's.
	hall.live.connect(socket as unknown as HallSocket);
	return {
		watch: (request: unknown) =>
			new Promise<unknown>((resolve) => listeners.get('watch')?.(request, (answer) => resolve(answer)))
	};
}

/** Phones with the links of as many cases as are given, and the boards of the duty room with a session's token. */
export async function openScreens(hall: HallRuntime, cases: readonly string[], session: string): Promise<void> {
	const token = hall.vault.token;
	const phones = cases.map((id) => ({
		socket: wireless(hall, { bearer: token(id) }),
		request: { view: 'progress', case: id }
	}));
	const boards = Array.from({ length: 10 }, () => ({
		socket: wireless(hall, { session: token(session) }),
		request: { view: 'duty' }
	}));
	for (const { socket, request } of [...phones, ...boards]) {
		const answer = await socket.watch(request);
		if (typeof answer !== 'object' || answer === null || 'error' in answer)
			throw new Error(`nobody may watch ${request.view}: ${JSON.stringify(answer)}`);
	}
}
