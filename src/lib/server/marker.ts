import { BadConfig, type Config } from './config.ts';
import { realDisk, replaceFile } from './log/disk.ts';
import { lockFolder } from './log/lock.ts';

/** A node's folder holds nothing that is not in its database too. */
type Kind = 'demo' | 'hall' | 'node';

/** What a data folder says of itself, so that a demo and a real hall never meet in one. */
export interface Marker {
	readonly kind: Kind;
	readonly format: 1;
	/** host name -> hall */
	readonly hosts: Readonly<Record<string, string>>;
}

const MIXED: Readonly<Record<Kind, string>> = {
	demo: 'holds a demo hall. Leave DEMO=0 away',
	hall: 'holds a real hall. Start it with DEMO=0',
	node: 'belongs to a node of a database. Set DATABASE_URL'
};

export const MARKER = 'house.json';

/** Takes the folder for this process alone. What the system says against it becomes one sentence. */
export async function enter(dataDir: string): Promise<{ release(): Promise<void> }> {
	try {
		await realDisk.makeFolder(dataDir);
		return await lockFolder(dataDir);
	} catch (error) {
		if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
		throw new BadConfig(`${dataDir} cannot be made or written (${String(error.code)}). Choose another with DATA_DIR.`);
	}
}

function parseMarker(text: string, path: string): Marker {
	try {
		return JSON.parse(text) as Marker;
	} catch {
		throw new BadConfig(`${path} is damaged. Restore it from a backup, or choose another folder with DATA_DIR.`);
	}
}

/** @throws BadConfig when it is damaged, or of a newer release */
export async function readMarker(dataDir: string): Promise<Marker> {
	const path = `${dataDir}/${MARKER}`;
	const marker = parseMarker((await realDisk.read(path)).toString('utf8'), path);
	if (marker.format === 1) return marker;
	throw new BadConfig(`${dataDir} was written by a newer release. Start that release, or choose another DATA_DIR.`);
}

/** What the folder says of itself; a new one is told. @throws BadConfig where it is another's, and changes nothing */
export async function markFolder({ dataDir, demo, databaseUrl }: Config): Promise<Marker> {
	const path = `${dataDir}/${MARKER}`;
	const kind = databaseUrl !== null ? 'node' : demo ? 'demo' : 'hall';
	if ((await realDisk.size(path)) === undefined) {
		const others = (await realDisk.list(dataDir)).filter((name) => name !== 'lock');
		if (others.length > 0)
			throw new BadConfig(`${dataDir} holds files that are not a hall’s. Choose an empty folder with DATA_DIR.`);
		const fresh: Marker = { kind, format: 1, hosts: {} };
		await replaceFile(realDisk, path, Buffer.from(`${JSON.stringify(fresh)}\n`));
		return fresh;
	}
	const marker = await readMarker(dataDir);
	if (marker.kind === kind) return marker;
	throw new BadConfig(
		kind === 'node'
			? `${dataDir} holds a hall’s own log, and DATABASE_URL is set. Move it with npm run import, or choose another folder with DATA_DIR.`
			: `${dataDir} ${MIXED[marker.kind]}, or choose another folder with DATA_DIR.`
	);
}
