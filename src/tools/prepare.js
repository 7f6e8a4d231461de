import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder, wherever it was called from. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const INSTALLED = join(ROOT, 'node_modules/.installed-from');
const BUILT = join(ROOT, 'build/.built-from');

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest('hex');

/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/**
 * Everything below a folder that ends up in the program, by name and content.
 * @param {string} folder
 * @returns {string}
 */
function contents(folder) {
	return readdirSync(folder, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return contents(path);
			return entry.name.includes('.test.')
				? ''
				: `${path.slice(ROOT.length)} ${digest(readFileSync(path, 'latin1'))}\n`;
		})
		.join('');
}

/**
 * @param {string} what
 * @param {string} command
 * @param {string[]} words
 */
function step(what, command, words) {
	console.log(`${what} …`);
	const { status } = spawnSync(command, words, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
	if (status !== 0) {
		console.error(`${what} failed.`);
		process.exit(status ?? 1);
	}
}

/** Installs what the lockfile names, unless exactly that is there. */
export function install() {
	const lock = digest(read(join(ROOT, 'package-lock.json')));
	if (read(INSTALLED) === lock) return;
	step('Installing', 'npm', ['ci', '--no-audit', '--no-fund']);
	writeFileSync(INSTALLED, lock);
}

/** Builds the server and its tools, unless what is built is of these very sources. */
export function build() {
	const files = ['package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
	const sources = digest(
		contents(join(ROOT, 'src')) +
			contents(join(ROOT, 'static')) +
			files.map((file) => digest(read(join(ROOT, file)))).join('')
	);
	if (read(BUILT) === sources) return;
	const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
	step('Building', process.execPath, [vite, 'build', '--logLevel', 'warn']);
	step('Building the tools', process.execPath, [vite, 'build', '--mode', 'tools', '--logLevel', 'warn']);
	step('Weighing the public pages', process.execPath, [join(ROOT, 'src/tools/sizes.js')]);
	mkdirSync(join(ROOT, 'build'), { recursive: true });
	writeFileSync(BUILT, sources);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	install();
	if (process.argv.includes('--build')) build();
}
