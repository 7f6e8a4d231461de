/** The name under which the bundle leaves its house for whoever owns the HTTP server. */
const HOUSE = Symbol.for('five-zones-four-windows.house');

/**
 * In `vite dev` and `vite preview` the live channel rides on Vite's own HTTP server. Kit runs `init` only at the first
 * request, so the plugin makes one as soon as it listens.
 * @returns {import('vite').Plugin}
 */
export function liveInDev() {
	/** @param {{ httpServer: import('vite').ViteDevServer['httpServer'] }} server */
	const attach = ({ httpServer }) => {
		if (!httpServer) return;
		const wait = Reflect.get(globalThis, HOUSE) ?? (Reflect.set(globalThis, HOUSE, {}), Reflect.get(globalThis, HOUSE));
		wait.httpServer = httpServer;
		httpServer.once('listening', () => {
			const address = httpServer.address();
			if (address && typeof address === 'object')
				void fetch(`http://localhost:${address.port}/healthz`).catch(() => {});
		});
	};
	return { name: 'live-in-dev', configureServer: attach, configurePreviewServer: attach };
}
