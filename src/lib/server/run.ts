import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { CommandName } from '$lib/hall/access/rules.ts';
import { isCommandName } from '$lib/hall/access/rules.ts';
import { find, type Actor } from '$lib/hall/contract.ts';
import type { Json } from '$lib/hall/decider.ts';
import { refuse } from '$lib/hall/refusal.ts';
import { DEVICE_COOKIES, SESSION_COOKIE, type DeviceCookie } from './access/credentials.ts';
import { addressOf } from './api.ts';
import { askSchema, parse } from './ask.ts';
import { recall } from './archive/recall.ts';
import type { Answer } from './door.ts';
import { fillSecrets, unsealCase } from './edge.ts';
import type { HallRuntime } from './hall-runtime.ts';
import { stateWith } from './see.ts';

/** Commands that try a secret; an address may try only so often. */
const TRIES: readonly CommandName[] = ['session.open', 'password.change', 'hall.setUp'];

/** A command from outside: through the door, and its answer as it may leave the house. */
export async function run(
	hall: HallRuntime,
	actor: Actor,
	name: string,
	body: unknown,
	from: Pick<RequestEvent, 'getClientAddress'>
): Promise<Answer> {
	if (!isCommandName(name)) return refuse('unknown-command');
	if (TRIES.includes(name) && !hall.attempts.allow(addressOf(from), hall.clock.now())) refuse('too-many');
	const ask = parse(askSchema, body);
	// Whoever signs in is nobody yet, even if somebody else is still signed in here.
	const asking: Actor = name === 'session.open' ? { kind: 'anyone' } : actor;
	const { position, result } = await hall.door.execute(asking, name, ask);
	// A sign-in that is repeated gives the same session, as long as that lives.
	if (name === 'session.open' && !(await isLive(hall, result))) refuse('wrong-credentials');
	const filled = fillSecrets(hall.vault, result);
	return { position, result: name === 'person.reveal' ? await reveal(hall, asking, filled) : filled };
}

const withSession = z.object({ session: z.string() });
function isLive(hall: HallRuntime, result: Json): Promise<boolean> {
	const parsed = z.safeParse(withSession, result);
	return hall.door.read(
		(state) => parsed.success && find(state.hall.access.sessions, parsed.data.session) !== undefined
	);
}

/**
 * The log has who looked and why; only now is anything unsealed, and it goes nowhere but into this answer. The gateway
 * that sends messages learns where to, and the code that the message tells: nothing else of the case.
 */
async function reveal(hall: HallRuntime, actor: Actor, result: Json): Promise<Json> {
	const parsed = z.safeParse(z.object({ case: z.string() }), result);
	if (!parsed.success) return result;
	const id = parsed.data.case;
	const here = await hall.door.read((state) => JSON.stringify(find(state.hall.intake.cases, id)));
	const recalled = await recall(hall.archive, here === undefined ? { by: 'case', case: id } : undefined);
	await hall.vault.learn(here === undefined ? recalled.map((bundle) => JSON.stringify(bundle)) : [here]);
	return hall.door.read((kept) => {
		const state = stateWith(kept, recalled);
		const clear = unsealCase(hall.vault, state, id);
		if (actor.kind !== 'device') return { case: id, clear };
		const target = find(state.hall.intake.cases, id);
		const phone = clear[target?.agent ? 'agent.phone' : 'applicant.phone'] ?? null;
		const code = target?.result ? hall.vault.code(`pickup:${target.result}`) : null;
		return { case: id, phone, code };
	});
}

const opened = z.object({ token: z.string() });

/** Signing in leaves a cookie that scripts cannot read; it is `Secure` exactly when the page came by TLS. */
export function keepSession(cookies: Cookies, url: URL, result: Json): void {
	const parsed = z.safeParse(opened, result);
	if (parsed.success) setCookie(cookies, url, SESSION_COOKIE, parsed.data.token, 12 * 60 * 60);
}

export const dropSession = (cookies: Cookies, url: URL): void => setCookie(cookies, url, SESSION_COOKIE, '', 0);

const YEAR = 365 * 24 * 60 * 60;
export const keepDevice = (cookies: Cookies, url: URL, kind: DeviceCookie, token: string): void =>
	setCookie(cookies, url, DEVICE_COOKIES[kind], token, YEAR);

export function setCookie(cookies: Cookies, url: URL, name: string, value: string, maxAge: number): void {
	cookies.set(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge });
}
