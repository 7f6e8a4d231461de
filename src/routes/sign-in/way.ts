import type { Role } from '$lib/hall/access/rules.ts';

/** Where somebody works. Of several roles the one that stands nearest to the people in the hall comes first. */
const PLACES: readonly (readonly [Role, string])[] = [
	['clerk', '/desk'],
	['adviser', '/guide'],
	['guide', '/guide'],
	['issuer', '/pickup'],
	['handler', '/office'],
	['reviewer', '/office'],
	['chief', '/office'],
	['dutyManager', '/duty'],
	['supervisor', '/duty'],
	['director', '/duty'],
	['itemAdmin', '/admin/items'],
	['systemAdmin', '/admin']
];

export const placesOf = (roles: readonly Role[]): string[] => [
	...new Set(PLACES.filter(([role]) => roles.includes(role)).map(([, place]) => place))
];
export const placeOf = (roles: readonly Role[]): string => placesOf(roles)[0] ?? '/';

/** Where signing in leads: where somebody was going, unless that is the place of others, else to their own. */
export function wayTo(to: string | undefined, roles: readonly Role[]): string {
	const own = placesOf(roles);
	// The first that fits: a place inside another stands before it.
	const wanted = PLACES.map(([, place]) => place).find((place) => RegExp(`^${place}(?:$|[/?#])`).test(to ?? ''));
	const isOthers = wanted !== undefined && own.length > 0 && !own.includes(wanted);
	return to === undefined || isOthers ? placeOf(roles) : to;
}
