import { sveltekit } from '@sveltejs/kit/vite';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import type {} from 'vitest/config';
import { liveInDev } from './src/tools/live-in-dev.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What runs beside the server: `npm run verify`, the checkpoint's worker. Bundled, because Node 20 reads no TypeScript. */
const tools: UserConfig = {
	resolve: { alias: { $lib: here('src/lib') } },
	build: {
		ssr: true,
		outDir: 'build/tools',
		emptyOutDir: true,
		copyPublicDir: false,
		target: 'node20',
		rollupOptions: {
			input: {
				'checkpoint-worker': 'src/lib/server/log/checkpoint-worker.ts',
				verify: 'src/tools/verify.ts'
			},
			external: [...builtinModules, /^node:/],
			output: { entryFileNames: '[name].js' }
		}
	}
};

/** The rule book runs in plain Node; what needs a built server, a browser or several processes stands in `tests/`. */
const test: UserConfig['test'] = {
	projects: [
		{ extends: true, test: { name: 'rules', include: ['src/**/*.test.ts'] } },
		{
			extends: true,
			test: {
				name: 'house',
				include: ['tests/**/*.test.ts'],
				fileParallelism: false,
				testTimeout: 120_000,
				hookTimeout: 120_000
			}
		}
	]
};

const app: UserConfig = {
	plugins: [sveltekit(), liveInDev()],
	build: { target: 'es2022' },
	resolve: {
		alias: [{ find: /^\.\/webtransport\.js$/, replacement: here('src/lib/client/no-web-transport.ts') }]
	},
	test
};

export default defineConfig(({ mode }) => (mode === 'tools' ? tools : app));
