import { readFile } from 'node:fs/promises';
import { presetSchema, type Preset } from '$lib/hall/catalogue/schema.ts';
import { flawsOf } from '../ask.ts';
import { BadConfig } from '../config.ts';
import jiaozuo from './jiaozuo.json';

/** @throws BadConfig with the file, the path of each flaw and what is wrong there */
export async function readPreset(file: string | null): Promise<Preset> {
	const parsed = presetSchema.safeParse(file === null ? jiaozuo : await readJson(file));
	if (parsed.success) return parsed.data;
	const flaws = flawsOf(parsed.error).map(({ path, problem }) => `${path || 'the whole'}: ${problem}`);
	throw new BadConfig(
		`The preset ${file ?? 'jiaozuo'} has mistakes: ${flaws.join('; ')}. Correct them and start again.`
	);
}

async function readJson(file: string): Promise<unknown> {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch (error) {
		throw new BadConfig(
			`The preset ${file} cannot be read as JSON: ${error instanceof Error ? error.message : 'unknown'}`
		);
	}
}
