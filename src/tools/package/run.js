import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What `hall` runs in a packaged release: the server, or one of its tools. Data, and the copies made before updates, lie beside
 * the release folder, so that another release finds them there.
 */
const APP = fileURLToPath(new URL('..', import.meta.url));
const HOME = dirname(dirname(APP));
const TOOLS = ['backup', 'restore', 'verify', 'head'];

const { version } = JSON.parse(readFileSync(join(APP, 'package.json'), 'utf8'));
const [what = 'start', ...words] = process.argv.slice(2);
process.env.DEMO ??= '0';
process.env.DATA_DIR ??= join(HOME, process.env.DEMO === '0' ? 'data' : 'demo');
const DATA = process.env.DATA_DIR;
/** Which release was here last: beside the data, not in it. */
const LAST = `${DATA}.release`;

/** @param {string} name @param {string[]} given */
const tool = (name, given) =>
	spawnSync(process.execPath, [join(APP, `build/tools/${name}.js`), ...given], { stdio: 'inherit' }).status ?? 1;

/** A folder for the copy before an update that is not there yet. */
function freeFolder() {
	const stem = join(HOME, 'backups', `before-${version}`);
	for (let n = 1; ; n += 1) if (!existsSync(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** Another release was here last: what it left is copied before this one writes a line that the other cannot read. */
function copyBeforeUpdate() {
	const last = existsSync(LAST) ? readFileSync(LAST, 'utf8').trim() : version;
	if (last === version || !existsSync(join(DATA, 'house.json'))) return;
	const folder = freeFolder();
	mkdirSync(dirname(folder), { recursive: true });
	console.log(`Release ${last} was here before. Its data are copied to ${folder} before ${version} starts.`);
	if (tool('backup', [folder]) === 0) return;
	console.error(
		`The copy could not be made, so ${version} does not start. Start release ${last}, or make room and try again.`
	);
	process.exit(1);
}

if (TOOLS.includes(what)) process.exit(tool(what, words));
if (what !== 'start') {
	console.error(`hall start, or one of: ${TOOLS.map((name) => `hall ${name}`).join(', ')}`);
	process.exit(1);
}
copyBeforeUpdate();
mkdirSync(dirname(LAST), { recursive: true });
writeFileSync(LAST, `${version}\n`);
await import(new URL('./server.js', import.meta.url).href);
