import type { Credentials } from './identify.ts';

export const SESSION_COOKIE = 'hall_session';
/** The language of this browser's screens: no credential, but read in the same places. */
export const LANGUAGE_COOKIE = 'hall_lang';
/** Each kind of device has a cookie of its own: one browser may show the kiosk, a screen and a desk side by side. */
export const DEVICE_COOKIES = { kiosk: 'hall_kiosk', screen: 'hall_screen' } as const;
export type DeviceCookie = keyof typeof DEVICE_COOKIES;
export const isDeviceCookie = (kind: string | undefined | null): kind is DeviceCookie =>
	typeof kind === 'string' && Object.hasOwn(DEVICE_COOKIES, kind);

export function cookiesIn(header: string | undefined): Map<string, string> {
	const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
	return new Map(pairs.flatMap(([name, ...value]) => (name ? [[name, value.join('=')] as const] : [])));
}

/**
 * What a request brings. `as` is said by a device's own page: then its cookie counts and the sign-in cookie does not,
 * so that a kiosk never acts for somebody who once signed in there.
 */
export function credentialsOf(request: {
	authorization: string | undefined | null;
	as: string | undefined | null;
	cookie: (name: string) => string | undefined;
}): Credentials {
	const bearer = /^Bearer ([A-Za-z0-9._-]{1,200})$/.exec(request.authorization ?? '')?.[1];
	if (bearer !== undefined) return { bearer };
	// A credential that we cannot read is a wrong one, not none: it must not fall back to somebody's cookie.
	if (request.authorization) return {};
	if (isDeviceCookie(request.as)) return { device: request.cookie(DEVICE_COOKIES[request.as]) };
	return { session: request.cookie(SESSION_COOKIE) };
}
