import type { Reroute } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { withoutGuise } from '$lib/client/guise.ts';

/**
 * `/as/<somebody>/desk` is the desk; who that is, and whether it may be, is said in `hooks.server.ts`. Browsers ask the
 * server which page an address is, so no page has to carry this.
 */
export const reroute: Reroute | undefined = browser ? undefined : ({ url }) => withoutGuise(url.pathname);
