import type { BrowserContext } from 'playwright';
import { DEVICE_COOKIES, isDeviceCookie, LANGUAGE_COOKIE, SESSION_COOKIE } from '$lib/server/access/credentials.ts';
import type { Crew } from '../harness/crew.ts';

/** A user name, a device, or anybody at all. */
export type Who = string | null;

const devices = new WeakMap<Crew, Map<string, Promise<string>>>();

/** The same machine comes back with the token that it has; so does everybody of the crew. */
function tokenOf(crew: Crew, who: string): Promise<string> {
	const tokenIn = ({ token }: { token: string | null }): string => {
		if (token === null) throw new Error(`${who} has no token`);
		return token;
	};
	if (!isDeviceCookie(who)) return crew.as(who).then(tokenIn);
	const known = devices.get(crew) ?? new Map<string, Promise<string>>();
	devices.set(crew, known);
	const token = known.get(who) ?? crew.enrol(who).then(tokenIn);
	known.set(who, token);
	return token;
}

/** Makes a browser somebody's by its cookies alone: no screen has to be worked for that, however it looks. */
export async function becomes(context: BrowserContext, crew: Crew, who: Who, language = 'zh-CN'): Promise<void> {
	const { url } = crew;
	const cookies = [{ name: LANGUAGE_COOKIE, value: language, url }];
	if (who !== null) {
		const name = isDeviceCookie(who) ? DEVICE_COOKIES[who] : SESSION_COOKIE;
		cookies.push({ name, value: await tokenOf(crew, who), url });
	}
	await context.addCookies(cookies);
}
