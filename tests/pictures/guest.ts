import type { BrowserContext } from 'playwright';
import { DEVICE_COOKIES, isDeviceCookie, LANGUAGE_COOKIE, SESSION_COOKIE } from '$lib/server/access/credentials.ts';
import type { Crew } from '../harness/crew.ts';

/** A user name, a device, or anybody at all. */
export type Who = string | null;

const tokens = new Map<string, Promise<string | null>>();

/** The same person, and the same machine, comes back with the token they have. */
function tokenOf(crew: Crew, who: string): Promise<string | null> {
	const known = tokens.get(`${crew.url} ${who}`);
	if (known) return known;
	const coming = (isDeviceCookie(who) ? crew.enrol(who) : crew.as(who)).then(({ token }) => token);
	tokens.set(`${crew.url} ${who}`, coming);
	return coming;
}

/** Makes a browser somebody's by its cookies alone: no screen has to be worked for that, however it looks. */
export async function becomes(context: BrowserContext, crew: Crew, who: Who, language = 'zh-CN'): Promise<void> {
	const cookies = [{ name: LANGUAGE_COOKIE, value: language, url: crew.url }];
	const token = who === null ? null : await tokenOf(crew, who);
	if (who !== null && token !== null)
		cookies.push({
			name: isDeviceCookie(who) ? DEVICE_COOKIES[who] : SESSION_COOKIE,
			value: token,
			url: crew.url
		});
	await context.addCookies(cookies);
}
