import { browser } from '$app/environment';
import { guiseIn, inGuise } from './guise.ts';

/** Out of a guise leads only what the server lets out: the entrance, and the page that shows several people. */
const OUT = ['/', '/tour', '/sign-in'];

function kept(who: string, to: string | URL | null | undefined): string | URL | null | undefined {
	if (to === null || to === undefined) return to;
	const { origin, pathname, search, hash } = new URL(to, location.href);
	const leaves = origin !== location.origin || guiseIn(pathname) !== undefined || OUT.includes(pathname);
	return leaves ? to : inGuise(who, pathname + search + hash);
}

/**
 * A page that is looked at as somebody keeps them in its address wherever it leads: by that address the server knows who
 * asks. What leads to elsewhere on the same page never reaches the server, so it cannot lead back itself.
 */
function stay(who: string): void {
	for (const name of ['pushState', 'replaceState'] as const) {
		const go = history[name].bind(history);
		history[name] = (state, unused, to) => go(state, unused, kept(who, to));
	}
}

/** Whose page this is, in a browser. */
export const who = browser ? guiseIn(location.pathname) : undefined;
if (who !== undefined) stay(who);
