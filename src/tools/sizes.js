import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ROOT } from './prepare.js';

/** Pages of kiosks, screens and phones: old machines, thin networks. */
const PUBLIC_PAGES = ['/kiosk', '/screen', '/screen/window/[id]', '/screen/pickup', '/t/[token]', '/my/[token]'];
const LIMIT = 60_000;
const SERVER = join(ROOT, '.svelte-kit/output/server');
const CLIENT = join(ROOT, '.svelte-kit/output/client');

/** @param {string} file */
const compressed = (file) => {
	const path = join(CLIENT, file);
	return existsSync(path) ? gzipSync(readFileSync(path), { level: 9 }).length : 0;
};

/**
 * The scripts of each public page as it is hydrated: Kit's own, the layouts', the error page's and the page's, gzip.
 * Fails the build when one is over the limit.
 */
const { manifest } = await import(pathToFileURL(join(SERVER, 'manifest-full.js')).href);
const { client, nodes, routes } = manifest._;
let tooLarge = false;
for (const page of PUBLIC_PAGES) {
	const route = routes.find((/** @type {{ id: string }} */ known) => known.id === page);
	if (!route?.page) {
		console.error(`${page} is not built.`);
		tooLarge = true;
		continue;
	}
	const { layouts, errors, leaf } = route.page;
	const wanted = [...layouts, ...errors, leaf].filter((node) => node !== undefined);
	const loaded = await Promise.all(wanted.map((node) => nodes[node]()));
	const files = new Set([client.start, client.app, ...client.imports, ...loaded.flatMap((node) => node.imports)]);
	const bytes = [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + compressed(file), 0);
	console.log(
		`${page}: ${(bytes / 1000).toFixed(1)} kB of scripts, compressed${bytes > LIMIT ? ` — over ${LIMIT / 1000} kB` : ''}`
	);
	tooLarge ||= bytes > LIMIT || bytes === 0;
}
if (tooLarge) process.exit(1);
