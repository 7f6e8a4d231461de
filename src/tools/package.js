import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build, install, ROOT } from './prepare.js';

/**
 * `npm run package [-- <folder>]`: a release folder that holds all it needs to run on a machine without network, npm or Node: the
 * built program, the libraries that it uses, this machine's own Node, and scripts that start it.
 */

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { name, version, dependencies } = readJson(join(ROOT, 'package.json'));
const TARGET = `${process.platform}-${process.arch}`;
const WINDOWS = process.platform === 'win32';
const TEMPLATES = join(ROOT, 'src/tools/package');
/** A Node smaller than this leaves half of itself in libraries of the system. */
const WHOLE_NODE = 30 * 1024 * 1024;

/** @param {string} sentence @returns {never} */
function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}

/**
 * Scripts below a folder.
 * @param {string} folder
 * @returns {string[]}
 */
const scripts = (folder) =>
	readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
		.map((entry) => join(entry.parentPath, entry.name));

/** The libraries that the built program asks for by name: all others were taken into it, or only build it. */
function asked() {
	const files = [...scripts(join(ROOT, 'build')), join(ROOT, 'src/server.js')].filter(
		(file) => !relative(ROOT, file).startsWith(join('build', 'client'))
	);
	const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
	return Object.keys(dependencies).filter((library) =>
		['"', "'"].some((quote) => text.includes(`${quote}${library}${quote}`) || text.includes(`${quote}${library}/`))
	);
}

/**
 * Where a library lies for whoever asks for it from a folder.
 * @param {string} library
 * @param {string} from
 * @returns {string | undefined}
 */
function find(library, from) {
	const path = join(from, 'node_modules', library);
	if (existsSync(join(path, 'package.json'))) return path;
	const above = resolve(from, '..');
	return above === from || !above.startsWith(resolve(ROOT)) ? undefined : find(library, above);
}

/**
 * Copies a library and those that it needs, each where it lay.
 * @param {string} library
 * @param {string} from
 * @param {string} app
 * @param {Set<string>} taken
 * @param {boolean} optional
 */
function take(library, from, app, taken, optional = false) {
	const path = find(library, from);
	if (path === undefined && optional) return;
	if (path === undefined) return fail(`${library} is not installed. Run npm ci, then package again.`);
	if (taken.has(path)) return;
	taken.add(path);
	cpSync(path, join(app, relative(ROOT, path)), { recursive: true, filter: isNeeded(path) });
	const { dependencies: needed = {}, optionalDependencies: wished = {} } = readJson(join(path, 'package.json'));
	for (const each of Object.keys(needed)) take(each, path, app, taken, each in wished);
}

/**
 * Neither what lies inside for itself, nor what is for other systems, nor types and maps.
 * @param {string} library
 * @returns {(file: string) => boolean}
 */
const isNeeded = (library) => (file) => {
	const inside = relative(library, file).split(/[\\/]/);
	if (inside[0] === 'node_modules') return false;
	if (inside[0] === 'prebuilds' && inside.length > 1) return inside[1] === TARGET;
	return !/\.(map|d\.ts|d\.mts|d\.cts)$/.test(file);
};

install();
build();
const out = resolve(process.argv[2] ?? join(ROOT, 'release', `${name}-${version}-${TARGET}`));
if (existsSync(out) && readdirSync(out).length > 0) fail(`${out} is not empty. Name a new folder.`);
if (statSync(process.execPath).size < WHOLE_NODE)
	fail('This Node needs libraries of its system. Run npm run package with the Node from nodejs.org.');

const app = join(out, 'app');
try {
	mkdirSync(join(app, 'src/tools'), { recursive: true });
	cpSync(join(ROOT, 'build'), join(app, 'build'), {
		recursive: true,
		filter: (file) => !file.endsWith('.map') && !/[\\/]\.built-from$/.test(file)
	});
	cpSync(join(ROOT, 'src/server.js'), join(app, 'src/server.js'));
	cpSync(join(TEMPLATES, 'run.js'), join(app, 'src/run.js'));
	writeFileSync(
		join(app, 'package.json'),
		`${JSON.stringify({ name, version, private: true, type: 'module' }, undefined, '\t')}\n`
	);
	cpSync(join(ROOT, 'LICENSE'), join(out, 'LICENSE'));
	const taken = new Set();
	for (const library of asked()) take(library, ROOT, app, taken);
	cpSync(process.execPath, join(out, WINDOWS ? 'node.exe' : 'node'));
	for (const file of ['hall', 'hall.cmd', 'hall.service', 'hall-service.xml', 'README.md']) {
		const text = readFileSync(join(TEMPLATES, file), 'utf8').replaceAll('%version%', version);
		writeFileSync(join(out, file), file.endsWith('.cmd') ? text.replaceAll('\n', '\r\n') : text);
	}
	if (!WINDOWS) for (const file of ['hall', 'node']) chmodSync(join(out, file), 0o755);
	console.log(
		`${name} ${version} for ${TARGET}, with ${taken.size} libraries and Node ${process.version}, is in ${out}`
	);
} catch (error) {
	// Half a release is none.
	rmSync(out, { recursive: true, force: true });
	throw error;
}
