import { sveltekit } from '@sveltejs/kit/vite';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
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
				'archive-rebuild': 'src/tools/archive-rebuild.ts',
				'checkpoint-worker': 'src/lib/server/log/checkpoint-worker.ts',
				backup: 'src/tools/backup.ts',
				head: 'src/tools/head.ts',
				restore: 'src/tools/restore.ts',
				import: 'src/tools/import.ts',
				migrate: 'src/tools/migrate.ts',
				simulate: 'src/tools/simulate.ts',
				verify: 'src/tools/verify.ts'
			},
			external: [...builtinModules, /^node:/],
			output: { entryFileNames: '[name].js' }
		}
	}
};

/** The rule book's table is made, or checked, after every run of the rules, whichever reporters that run asks for. */
const ruleBook: Plugin = {
	name: 'rule-book',
	configureVitest({ vitest }) {
		vitest.config.reporters.push([here('tests/harness/rule-book.ts'), {}]);
	}
};

/** What is shown and measured on demand, never in `npm test`: it passes or not by what a machine is like, too. */
const shown = (name: string) => ({
	extends: true as const,
	test: {
		name,
		include: [`tests/${name}/${name}.ts`],
		fileParallelism: false,
		testTimeout: 900_000,
		hookTimeout: 300_000
	}
});

/** The rule book runs in plain Node; what needs a built server, a browser or several processes stands in `tests/`. */
const test: UserConfig['test'] = {
	projects: [
		{ extends: true, plugins: [ruleBook], test: { name: 'rules', include: ['src/**/*.test.ts'] } },
		{
			extends: true,
			test: {
				name: 'house',
				include: ['tests/**/*.test.ts'],
				fileParallelism: false,
				testTimeout: 120_000,
				hookTimeout: 120_000
			}
		},
		...['pictures', 'audit', 'bench', 'bench-screens', 'crash'].map(shown)
	]
};

const app: UserConfig = {
	plugins: [sveltekit(), liveInDev()],
	// In a hall the server is near: what would be fetched ahead is not worth its list in every page.
	build: { target: 'es2022', modulePreload: false },
	resolve: {
		alias: [{ find: /^\.\/webtransport\.js$/, replacement: here('src/lib/client/no-web-transport.ts') }]
	},
	test
};

export default defineConfig(({ mode }) => (mode === 'tools' ? tools : app));
