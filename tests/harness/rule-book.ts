import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { rendered, seen, type Witness } from './rule-book-table.ts';
import { gaps } from './rule-book-wanted.ts';

const BOOK = 'tests/rule-book.md';
const RULES = 'src/lib/hall';
/** Presses at random, and shows nothing in particular. */
const AT_RANDOM = 'src/lib/hall/model/';

/**
 * Makes the rule book's table from what the tests of the rules have shown, or checks that the one in the repository is
 * the same: `npm run rule-book` writes it (its mode says so), every other run checks it. Only a run of all tests of the
 * rules can say, and only if they pass.
 */
export default class RuleBook implements Reporter {
	#vitest: Vitest | undefined;

	onInit(vitest: Vitest): void {
		this.#vitest = vitest;
	}

	onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
		const { config, vite } = this.#vitest ?? {};
		if (!config || !vite || reason === 'interrupted' || errors.length > 0 || config.testNamePattern) return;
		const { root } = config;
		const ran = new Map(modules.map((module) => [inRepository(root, module.moduleId), module]));
		const rules = testFiles(root).flatMap((file) => ran.get(file) ?? []);
		if (rules.length < testFiles(root).length || rules.some((module) => !module.ok())) return;
		const tests = rules.flatMap((module) => witnesses(module, root));
		const book = rendered(tests);
		const path = join(root, BOOK);
		const wrong = gaps(seen(tests), root);
		if (vite.config.mode === 'rule-book') writeFileSync(path, book);
		else if (book !== written(path))
			wrong.push(`${BOOK} is not what the tests show. Run \`npm run rule-book\` and look at what it changes.`);
		if (wrong.length === 0) return;
		process.exitCode = 1;
		console.error(['', 'The rule book', ...wrong.map((line) => `  ✗ ${line}`), ''].join('\n'));
	}
}

const inRepository = (root: string, path: string): string => relative(root, path).replaceAll('\\', '/');

const testFiles = (root: string): string[] =>
	readdirSync(join(root, RULES), { recursive: true, encoding: 'utf8' })
		.map((file) => `${RULES}/${file.replaceAll('\\', '/')}`)
		.filter((file) => file.endsWith('.test.ts') && !file.startsWith(AT_RANDOM));

function written(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

function witnesses(module: TestModule, root: string): Witness[] {
	const file = inRepository(root, module.moduleId).slice(RULES.length + 1);
	return [...module.children.allTests()].flatMap((test) => {
		const { shown } = test.meta();
		return shown ? [{ ...shown, file, name: test.fullName }] : [];
	});
}
