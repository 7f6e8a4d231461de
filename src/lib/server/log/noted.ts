import { z } from 'zod';
import type { HallHead } from './head.ts';

/** The heads of a house's halls by name, as they are kept elsewhere: on paper, at the auditor's, in another office. */
export type NotedHeads = Readonly<Record<string, HallHead>>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.record(
	z.string(),
	z.object({ first: hash.nullable(), position: z.int().min(0), hash, day: z.string() })
);

export const formatHeads = (heads: NotedHeads): string => `${JSON.stringify(heads, undefined, '\t')}\n`;

/** `undefined` if the text is no such note. */
export function parseHeads(text: string): NotedHeads | undefined {
	try {
		const heads = schema.safeParse(JSON.parse(text));
		return heads.success ? heads.data : undefined;
	} catch {
		return undefined;
	}
}
