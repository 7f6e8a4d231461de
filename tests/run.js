import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, ROOT } from '../src/tools/prepare.js';

/**
 * `npm test`: everything a change must pass, on a fresh clone too. Ends with one line that counts.
 * `npm test -- <words>` hands the words to vitest and runs nothing else.
 */
const bin = (/** @type {string} */ name) => join(ROOT, 'node_modules/.bin', name);
const results = mkdtempSync(join(tmpdir(), 'hall-tests-'));
const total = { passed: 0, failed: 0 };

/**
 * @param {string} what
 * @param {string} command
 * @param {string[]} words
 * @param {Record<string, string>} [env]
 */
function check(what, command, words, env = {}) {
	console.log(`\n— ${what}`);
	const { status } = spawnSync(command, words, {
		cwd: ROOT,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: { ...process.env, ...env }
	});
	total[status === 0 ? 'passed' : 'failed'] += 1;
	return status === 0;
}

/**
 * A run of vitest, counted test by test.
 * @param {string} what
 * @param {string[]} words
 * @param {Record<string, string>} [env]
 */
function suite(what, words, env = {}) {
	const file = join(results, `${what.replace(/\W/g, '-')}.json`);
	const vitest = ['run', ...words, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const fine = check(what, bin('vitest'), vitest, env);
	total[fine ? 'passed' : 'failed'] -= 1;
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		total.passed += report.numPassedTests;
		total.failed += report.numFailedTests;
		// Tests that were skipped or never ran are no success, nor is a run that ended badly without a failed test.
		if (report.numPassedTests === 0 || (!fine && report.numFailedTests === 0) || report.numPendingTests > 0)
			total.failed += 1;
	} catch {
		total.failed += 1;
	}
}

install();
build();
const only = process.argv.slice(2);
if (only.length > 0) suite('chosen tests', only);
else {
	check('types', bin('svelte-check'), ['--fail-on-warnings']);
	check('style', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
	check('lint, with the import directions', bin('eslint'), ['.']);
	check('size of the public pages’ scripts', process.execPath, [join(ROOT, 'src/tools/sizes.js')]);
	// The rules hold in any time zone of the process; the rest of this project need not be asked three times.
	suite('rules in UTC', ['--project', 'rules'], { TZ: 'UTC' });
	for (const zone of ['Asia/Shanghai', 'America/New_York'])
		suite(`rule book in ${zone}`, ['--project', 'rules', 'src/lib/hall', 'src/lib/server/state'], { TZ: zone });
	suite('house', ['--project', 'house']);
}
rmSync(results, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
