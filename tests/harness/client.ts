import { randomUUID } from 'node:crypto';
import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { ViewData, ViewName, ViewParam } from '$lib/hall/views.ts';
import { JSON_TYPE, send, type Received, type Sending } from './http.ts';
import type { ResultOf } from './results.ts';

/** Published with the demo. */
export const DEMO_PASSWORD = 'Hall-demo-2026';

export interface Problem {
	readonly status: number;
	readonly code: string;
	readonly message: string;
	readonly details: Readonly<Record<string, unknown>>;
}
export type Expect = Readonly<Record<string, number>>;

/** A "no" where a test had asked for a "yes". */
export class Refused extends Error {
	constructor(
		asked: string,
		readonly problem: Problem
	) {
		super(`${asked} was refused: ${problem.code} ${JSON.stringify(problem.details)}`);
	}
}

/** Somebody who speaks to the hall over HTTP: staff, device or applicant by a token, anyone without. */
export interface Client {
	readonly url: string;
	readonly token: string | null;
	/** Any request at all, with this client's token. */
	send(path: string, sending?: Sending): Promise<Received>;
	/** A command as it is answered, whatever the answer. */
	post(name: string, payload: unknown, envelope?: { id?: string; expect?: Expect | undefined }): Promise<Received>;
	/** @throws Refused */
	ask<Name extends CommandName>(name: Name, payload: PayloadIn<Name>, expect?: Expect): Promise<ResultOf<Name>>;
	/** The refusal of a command that should be refused. */
	refusal<Name extends CommandName>(name: Name, payload: PayloadIn<Name>, expect?: Expect): Promise<Problem>;
	/** A view as it is answered, whatever the answer: the parameters stand in the body. */
	look(name: string, param: unknown): Promise<Received>;
	/** @throws Refused */
	view<Name extends ViewName>(name: Name, param: ViewParam<Name>): Promise<ViewData<Name>>;
}

export const newId = (): string => randomUUID();
export const problemIn = ({ text }: Pick<Received, 'text'>): Problem => JSON.parse(text) as Problem;
export const resultIn = <Name extends CommandName>({ text }: Pick<Received, 'text'>): ResultOf<Name> =>
	(JSON.parse(text) as { result: ResultOf<Name> }).result;

/** How far the hall had come in the answers so far, by address: who acts on them must not be shown less by another node. */
const seen = new Map<string, string>();
const positionIn = (stamp: string | undefined): number => Number(stamp?.split('.')[1] ?? 0);

/** As a careful client of several nodes does: takes along how far it has seen, and notes what it is shown. */
async function sendSeeing(url: string, path: string, sending: Sending): Promise<Received> {
	const stamp = seen.get(url);
	const headers = { ...(stamp === undefined ? {} : { 'x-hall-seen': stamp }), ...sending.headers };
	const received = await send(url + path, { ...sending, headers });
	const shown = received.headers['x-hall-seen'];
	if (typeof shown === 'string' && positionIn(shown) > positionIn(seen.get(url))) seen.set(url, shown);
	return received;
}

export function client(url: string, token: string | null = null, from = token ?? 'anyone'): Client {
	const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
	const sendAs = (path: string, { headers, ...rest }: Sending = {}) =>
		sendSeeing(url, path, { from, ...rest, headers: { ...authorization, ...headers } });
	const postJson = (path: string, body: unknown) =>
		sendAs(path, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
	const post: Client['post'] = (name, payload, { id = newId(), expect } = {}) =>
		postJson(`/api/${name}`, { id, payload, ...(expect ? { expect } : {}) });
	const look: Client['look'] = (name, param) => postJson(`/api/view/${name}`, param);

	return {
		url,
		token,
		send: sendAs,
		post,
		async ask<Name extends CommandName>(name: Name, payload: PayloadIn<Name>, expect?: Expect) {
			const received = await post(name, payload, { expect });
			if (received.status !== 200) throw new Refused(name, problemIn(received));
			return resultIn<Name>(received);
		},
		async refusal(name, payload, expect) {
			const received = await post(name, payload, { expect });
			if (received.status === 200) throw new Error(`${name} should have been refused`);
			return problemIn(received);
		},
		look,
		async view<Name extends ViewName>(name: Name, param: ViewParam<Name>) {
			const received = await look(name, param);
			if (received.status !== 200) throw new Refused(name, problemIn(received));
			return (JSON.parse(received.text) as { data: ViewData<Name> }).data;
		}
	};
}

/** Signs a member of the staff in; each comes from an address of their own. */
export async function signIn(url: string, username: string, password = DEMO_PASSWORD): Promise<Client> {
	const { token } = await client(url, null, username).ask('session.open', { username, password });
	return client(url, token, username);
}
