import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** The halls that have a log in a data folder, by name. */
export async function hallsIn(dataDir: string, command: string): Promise<string[]> {
	if (!existsSync(dataDir))
		throw new Error(`${dataDir} is not there. Name the data folder: npm run ${command} -- <folder>`);
	const folders = await readdir(dataDir, { withFileTypes: true });
	const halls = folders.filter((entry) => entry.isDirectory() && existsSync(`${dataDir}/${entry.name}/journal`));
	if (halls.length === 0) throw new Error(`${dataDir} holds no hall’s log.`);
	return halls.map(({ name }) => name).sort();
}
