import type { Role } from '$lib/hall/access/rules.ts';

/**
 * A path inside this house, or undefined. Compared as the browser will read it: to a browser `//elsewhere`, `/\elsewhere`,
 * a tab between two slashes and `/.//elsewhere` may all be other hosts.
 */
export function inHouse(to: string | null | undefined, { origin }: URL): string | undefined {
	if (!to?.startsWith('/') || !URL.canParse(to, origin)) return undefined;
	const target = new URL(to, origin);
	const path = target.pathname + target.search + target.hash;
	return target.origin === origin && !path.startsWith('//') ? path : undefined;
}

/** Where somebody works. Of several roles the one that stands nearest to the people in the hall comes first. */
const PLACES: readonly (readonly [Role, string])[] = [
	['clerk', '/desk'],
	['issuer', '/pickup'],
	['handler', '/office'],
	['reviewer', '/office'],
	['chief', '/office'],
	['systemAdmin', '/admin']
];

export const placesOf = (roles: readonly Role[]): string[] => [
	...new Set(PLACES.filter(([role]) => roles.includes(role)).map(([, place]) => place))
];
export const placeOf = (roles: readonly Role[]): string => placesOf(roles)[0] ?? '/';

/** Where signing in leads: where somebody was going, unless that is the place of others, else to their own. */
export function wayTo(to: string | undefined, roles: readonly Role[]): string {
	const own = placesOf(roles);
	const wanted = PLACES.map(([, place]) => place).find((place) => RegExp(`^${place}(?:$|[/?#])`).test(to ?? ''));
	const isOthers = wanted !== undefined && own.length > 0 && !own.includes(wanted);
	return to === undefined || isOthers ? placeOf(roles) : to;
}
