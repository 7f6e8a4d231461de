import { z } from 'zod';
import { find } from '$lib/hall/contract.ts';
import { refusals, type RefusalCode } from '$lib/hall/refusal.ts';
import { Refused, type Answered, type Way } from './play/way.ts';

export interface HallServer {
	readonly url: string;
	readonly password: string;
	/** times as fast as real time; null: as fast as it goes */
	readonly speed: number | null;
	/** tokens of the devices, by the names that they have in a play */
	readonly devices: Readonly<Record<string, string>>;
	/** ids of this run's commands begin with it */
	readonly prefix: string;
}

const problem = z.object({ code: z.string(), details: z.unknown() });
const clockAnswer = z.object({ now: z.number(), scale: z.number(), opensAt: z.number().nullable() });
export type ClockAnswer = z.output<typeof clockAnswer>;
const signedIn = z.object({ token: z.string() });
const commandAnswer = z.object({ result: z.unknown() });
const viewAnswer = z.object({ data: z.unknown() });

const isCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);

async function post(url: string, token: string | null, body: unknown): Promise<{ status: number; json: unknown }> {
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (token !== null) headers['authorization'] = `Bearer ${token}`;
	const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	return { status: response.status, json: await response.json() };
}

function answered(who: string, asked: string, { status, json }: { status: number; json: unknown }): unknown {
	if (status === 200) return json;
	const { code, details } = problem.parse(json);
	throw new Refused(who, asked, isCode(code) ? code : 'failed', details);
}

/** What a demo server's clock shows; sets it first where `set` says so. */
export async function hallClock(
	url: string,
	token: string,
	set?: { at?: number; scale?: number }
): Promise<ClockAnswer> {
	const where = `${url}/api/demo/clock`;
	if (set) return clockAnswer.parse(answered('duty', 'clock', await post(where, token, set)));
	const response = await fetch(where, { headers: { authorization: `Bearer ${token}` } });
	return clockAnswer.parse(answered('duty', 'clock', { status: response.status, json: await response.json() }));
}

/** Signs somebody in over the API; the answer is their token. @throws Refused */
export async function signInAt(url: string, username: string, password: string, id: string): Promise<string> {
	const body = { id, payload: { username, password } };
	const json = answered(username, 'session.open', await post(`${url}/api/session.open`, null, body));
	return signedIn.parse(commandAnswer.parse(json).result).token;
}

/** The way into a hall that runs elsewhere: its public API, with a real sign-in for everybody. */
export function overHttp({ url, password, speed, devices, prefix }: HallServer): Way {
	const tokens = new Map<string, Promise<string>>();
	let asked = 0;
	let hall = 0;
	let real = 0;
	const id = () => `${prefix}-${String((asked += 1)).padStart(8, '0')}`;

	const tokenFor = (who: string): Promise<string> => {
		const device = find(devices, who);
		const token =
			device === undefined ? (tokens.get(who) ?? signInAt(url, who, password, id())) : Promise.resolve(device);
		tokens.set(who, token);
		return token;
	};
	/** as this process reckons it: asking for every turn would cost more than the turn */
	const now = () => hall + (performance.now() - real) * (speed ?? 0);

	/** Whoever was away for long has to sign in again; they do, and ask once more. */
	async function request(who: string, asked: string, body: object): Promise<unknown> {
		const path = `${url}/api/${asked}`;
		const first = await post(path, await tokenFor(who), body);
		if (first.status !== 401 || Object.hasOwn(devices, who)) return answered(who, asked, first);
		tokens.delete(who);
		return answered(who, asked, await post(path, await tokenFor(who), body));
	}

	return {
		async ask(who, name, payload, expect) {
			const body = { id: id(), payload, ...(expect ? { expect } : {}) };
			return (commandAnswer.parse(await request(who, name, body)).result ?? {}) as Answered;
		},
		async see(who, name, param) {
			// The server made it by the same view.
			return viewAnswer.parse(await request(who, `view/${name}`, param)).data as never;
		},
		async reach(instant) {
			const token = await tokenFor('duty');
			if (speed === null) return (await hallClock(url, token, { at: instant, scale: 0 })).now;
			if (real === 0) {
				hall = (await hallClock(url, token, { scale: speed })).now;
				real = performance.now();
			}
			const left = (instant - now()) / speed;
			if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
			return Math.floor(now());
		}
	};
}
