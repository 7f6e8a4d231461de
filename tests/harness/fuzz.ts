import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { CommandName } from '$lib/hall/access/rules.ts';
import { client, newId, signIn, type Client } from './client.ts';
import { crewOf, type Crew } from './crew.ts';
import { EXAMPLES, type Asker } from './examples.ts';
import { JSON_TYPE, type Received } from './http.ts';
import { startServer, type Server } from './server.ts';

/** A hall at which anything is thrown. It is there before the tests of a file, and sound after each of them. */
export interface Target {
	readonly server: Server;
	readonly crew: Crew;
	whoIs(asker: Asker): Promise<Client>;
	askerOf(name: CommandName): Promise<Client>;
}

export function target(): Target {
	let server: Server;
	let crew: Crew;
	beforeAll(async () => {
		server = await startServer();
		crew = crewOf(server.url);
	});
	afterEach(async () => {
		expect((await client(server.url).send('/healthz')).status).toBe(200);
	});
	afterAll(async () => {
		await server.kill();
		// Whatever was sent, nothing inside ever failed.
		expect(server.said()).not.toContain('"level":"error"');
	});

	async function whoIs(asker: Asker): Promise<Client> {
		if (asker === 'kiosk') return crew.kiosk();
		if (asker === 'screen') return crew.enrol('screen');
		return asker === 'anyone' || asker === 'nobody' ? client(server.url) : crew.as(asker);
	}
	return {
		get server() {
			return server;
		},
		get crew() {
			return crew;
		},
		whoIs,
		/** A session that this very command may close is nobody else's. */
		askerOf: async (name) => (name === 'session.close' ? signIn(server.url, 'clerk-w13') : whoIs(EXAMPLES[name][0]))
	};
}

let addresses = 0;
/** Sends a body exactly as it is, each time from another address: who guesses a lot is not what this is about. */
export const post = (who: Client, path: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
	who.send(path, { method: 'POST', headers, body, from: `fuzz-${addresses++}` });

export const envelope = (payload: string, expected = '{}') =>
	`{"id":"${newId()}","payload":${payload},"expect":${expected}}`;

/** Where the log has to be after an answer: where a command that was done left it, else where it was. */
export const positionAfter = (received: Received, before: number): number =>
	received.status === 200 ? (JSON.parse(received.text) as { position: number }).position : before;

export const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** One for each way to ask: `case.draft 2`. */
export const waysOf = <Name extends string>(name: Name, examples: readonly unknown[]) =>
	examples.map((example, index) => ({ way: index === 0 ? name : `${name} ${index + 1}`, name, example }));
