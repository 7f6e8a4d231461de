import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * The house's import directions: routes -> server -> hall; routes -> parts -> ui, i18n, client; client and what it shows
 * know the hall's rules and types. The hall imports only the hall, by relative path.
 */
const forbid = (/** @type {string[]} */ group, /** @type {string} */ message) => ({
	'no-restricted-imports': ['error', { patterns: [{ group, message }] }]
});

const clockOnly = [
	'error',
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'Only the clock modules ask what time it is.'
	},
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'Only the clock modules ask what time it is.'
	},
	{
		selector: "MemberExpression[object.name='Math'][property.name='random']",
		message: 'Ids come from getRandomValues.'
	}
];

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', 'node_modules/', 'data/', 'release/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs['flat/recommended'],
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			'no-undef': 'off',
			'no-restricted-syntax': clockOnly,
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// Links inside this house need no base path: it is always served from the root of its own host.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } }
	},
	{
		files: ['src/lib/hall/**'],
		ignores: ['**/*.test.ts', 'src/lib/hall/testing.ts'],
		rules: forbid(
			[
				'$*',
				'$*/**',
				'node:*',
				'svelte',
				'svelte/*',
				'@sveltejs/*',
				'socket.io*',
				'**/server/**',
				'**/ui/**',
				'**/i18n/**'
			],
			'The hall is pure: it imports only the hall, by relative path.'
		)
	},
	{
		files: ['src/lib/server/**'],
		rules: forbid(['**/routes/**', '$lib/ui/**', '**/ui/**'], 'The server does not know the screens.')
	},
	{
		files: ['src/lib/ui/**'],
		rules: forbid(
			['**/server/**', '$lib/server/**', '**/routes/**', '**/parts/**', '**/client/**', '**/i18n/**', 'zod'],
			'Components know neither the server nor the routes, and speak only the words that they are given.'
		)
	},
	{
		files: ['src/lib/parts/**'],
		rules: forbid(
			['**/server/**', '$lib/server/**', '**/routes/**', 'zod'],
			'Parts know the rules and views of the hall, neither the server nor its schemas nor any route.'
		)
	},
	{
		files: ['src/lib/client/**'],
		rules: forbid(
			['**/server/**', '$lib/server/**', '**/routes/**', '**/parts/**', '**/ui/**', 'zod'],
			'What asks and listens for a page shows nothing itself, and knows neither the server nor its schemas.'
		)
	},
	{
		files: ['src/routes/**/*.svelte'],
		rules: forbid(
			['**/server/**', '$lib/server/**', 'zod'],
			'Pages share rules and views with the server, never its modules or schemas.'
		)
	},
	{ files: ['src/lib/server/clock.ts', 'tests/**'], rules: { 'no-restricted-syntax': 'off' } }
);
