import { z } from 'zod';
import { BadBackup } from './note.ts';

/** What a data folder says of itself, as a start wrote it there. */
export const MARKER = 'house.json';
const DEFAULT_HALL = 'hall';

const schema = z.object({
	kind: z.enum(['demo', 'hall']),
	format: z.literal(1),
	hosts: z.record(z.string(), z.string().regex(/^[\w-]+$/))
});
export type Marker = z.infer<typeof schema>;

const node = z.object({ kind: z.literal('node') });

/** @throws BadBackup where the text is not what a start of this release writes */
export function parseMarker(text: string, dataDir: string): Marker {
	const value = parse(text);
	if (node.safeParse(value).success)
		throw new BadBackup(
			`${dataDir} belongs to a node of a database. Back up that database, its keys included, with its own tools.`
		);
	const marker = schema.safeParse(value);
	if (marker.success) return marker.data;
	throw new BadBackup(`${dataDir}/${MARKER} is damaged, or of a newer release; nothing was copied.`);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The halls of a house, each the name of a folder in its data folder. */
export const hallsOf = ({ hosts }: Marker): string[] => [...new Set([DEFAULT_HALL, ...Object.values(hosts)])];
