import { sveltekit } from '@sveltejs/kit/vite';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import type {} from 'vitest/config';
import { liveInDev } from './src/tools/live-in-dev.js';

/** What runs beside the server: `npm run verify`, the checkpoint's worker. Bundled, because Node 20 reads no TypeScript. */
const tools: UserConfig = {
	resolve: { alias: { $lib: fileURLToPath(new URL('src/lib', import.meta.url)) } },
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

export default defineConfig(({ mode }) =>
	mode === 'tools' ? tools : { plugins: [sveltekit(), liveInDev()], build: { target: 'es2022' }, test }
);
