import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		runes: true,
		// Both would stand in the scripts of every page.
		discloseVersion: false,
		cssHash: ({ hash, filename }) => `s${hash(filename).slice(0, 5)}`
	},
	kit: {
		adapter: adapter({ precompress: true }),
		// Else every page, also a kiosk's or a phone's, carries the list of all pages there are.
		router: { resolution: 'server' },
		// `handle` refuses forms of other sites itself: Kit’s own check comes before it, and has no words for the API.
		csrf: { trustedOrigins: ['*'] },
		// Halls have no internet: everything a page needs comes from this server.
		csp: {
			directives: {
				'default-src': ['self'],
				'img-src': ['self', 'data:'],
				'style-src': ['self', 'unsafe-inline'],
				'connect-src': ['self', 'ws:', 'wss:'],
				'frame-ancestors': ['self'],
				'form-action': ['self'],
				'base-uri': ['self']
			}
		}
	}
};
