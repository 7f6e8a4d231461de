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
