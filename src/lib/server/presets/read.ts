import { readFile } from 'node:fs/promises';
import { presetFileSchema, type PresetFile } from '$lib/hall/catalogue/schema.ts';
import { find } from '$lib/hall/contract.ts';
import { flawsOf } from '../ask.ts';
import { BadConfig } from '../config.ts';
import { henan44 } from './henan-44/index.ts';
import { jiaozuo } from './jiaozuo/index.ts';

/** Halls that come with the program, by the name that `PRESET` may give instead of a file. */
export const PRESETS: Readonly<Record<string, unknown>> = { jiaozuo, 'henan-44': henan44 };
const DEFAULT = 'jiaozuo';

/** @throws BadConfig with the file, the path of each flaw and what is wrong there */
export async function readPreset(name: string | null): Promise<PresetFile> {
	const chosen = name ?? DEFAULT;
	const parsed = presetFileSchema.safeParse(find(PRESETS, chosen) ?? (await readJson(chosen)));
	if (parsed.success) return parsed.data;
	const flaws = flawsOf(parsed.error).map(({ path, problem }) => `${path || 'the whole'}: ${problem}`);
	throw new BadConfig(`The preset ${chosen} has mistakes: ${flaws.join('; ')}. Correct them and start again.`);
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
