import { z } from 'zod';
import { BadConfig } from './config.ts';

/** What a data folder says of itself, so that a demo and a real hall never meet in one. */
export interface Marker {
	readonly kind: 'demo' | 'hall';
	readonly format: 1;
	/** host name -> hall */
	readonly hosts: Readonly<Record<string, string>>;
}

export const MARKER = 'house.json';
export const DEFAULT_HALL = 'hall';

const schema = z.object({
	kind: z.enum(['demo', 'hall']),
	format: z.int(),
	hosts: z.record(z.string(), z.string().regex(/^[\w-]+$/))
});

/** @throws BadConfig where the text is no marker, or one of a newer release */
export function parseMarker(text: string, dataDir: string): Marker {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		value = undefined;
	}
	const marker = schema.safeParse(value);
	if (!marker.success)
		throw new BadConfig(
			`${dataDir}/${MARKER} is damaged. Restore it from a backup, or choose another folder with DATA_DIR.`
		);
	if (marker.data.format !== 1)
		throw new BadConfig(`${dataDir} was written by a newer release. Start that release, or choose another DATA_DIR.`);
	return { ...marker.data, format: 1 };
}

/** The halls of a house, each the name of a folder in its data folder. */
export const hallsOf = ({ hosts }: Marker): string[] => [...new Set([DEFAULT_HALL, ...Object.values(hosts)])];
