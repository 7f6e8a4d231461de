import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder, wherever it was called from. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const INSTALLED = join(ROOT, 'node_modules/.installed-from');
const BUILT = join(ROOT, 'build/.built-from');
const TOOLS_BUILT = join(ROOT, 'build/tools/.built-from');

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

const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/** Changes whenever anything changes that a build is made from. */
function sources() {
	const files = ['package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'].map((file) =>
		join(ROOT, file)
	);
	return digest(
		contents(join(ROOT, 'src')) + contents(join(ROOT, 'static')) + files.map((file) => digest(read(file))).join('')
	);
}

/** Builds what stands beside the server: a log can be verified even where the server cannot be built. */
export function buildTools(made = sources()) {
	if (read(TOOLS_BUILT) === made) return;
	step('Building the tools', process.execPath, [VITE, 'build', '--mode', 'tools', '--logLevel', 'error']);
	writeFileSync(TOOLS_BUILT, made);
}

/** Builds the server and its tools, unless what is built is of these very sources. */
export function build() {
	const made = sources();
	if (read(BUILT) === made) return;
	step('Building', process.execPath, [VITE, 'build', '--logLevel', 'error']);
	step('Weighing the public pages', process.execPath, [join(ROOT, 'src/tools/sizes.js')]);
	buildTools(made);
	mkdirSync(join(ROOT, 'build'), { recursive: true });
	writeFileSync(BUILT, made);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	install();
	if (process.argv.includes('--build')) build();
}
