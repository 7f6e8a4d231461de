import { z } from 'zod';
import { checkIdentityNumber } from '$lib/hall/people/identity.ts';
import { malformed, type Flaw } from '$lib/hall/refusal.ts';
import { personalPlaces, valueAt } from './seal/places.ts';

/** What a command is sent as: an id made by whoever asks, the payload, and the versions that they were looking at. */
export const askSchema = z.strictObject({
	id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'id'),
	payload: z.unknown().optional(),
	expect: z
		.record(z.string().regex(/^(ticket|window|case|task|result):[A-Za-z0-9_-]{1,64}$/), z.int().min(0))
		.optional()
});
export interface Ask {
	readonly id: string;
	readonly payload?: unknown;
	readonly expect?: Readonly<Record<string, number>> | undefined;
}

const flawOf = (issue: z.core.$ZodIssue, at = issue.path): Flaw[] => {
	// A union says what is wrong in the branch that came nearest: the one with the fewest flaws, the first of several.
	if (issue.code === 'invalid_union' && issue.errors.some((branch) => branch.length > 0)) {
		const nearest = issue.errors.reduce((best, branch) => (branch.length < best.length ? branch : best));
		return nearest.flatMap((inner) => flawOf(inner, [...at, ...inner.path]));
	}
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => ({ path: [...at, key].join('.'), problem: 'unknown-field' }));
	// Our own problems are words without a space; the library's are sentences, in no language of ours.
	const ours = !/\s/.test(issue.message);
	return [{ path: at.join('.'), problem: ours ? issue.message : issue.code }];
};

export const flawsOf = (error: z.core.$ZodError): Flaw[] => error.issues.flatMap((issue) => flawOf(issue)).slice(0, 50);

/** What is sent nests only as deep as our schemas do; anything deeper was made to hurt. */
const DEEPEST = 32;
function checkShape(value: unknown): void {
	let level = [value];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > DEEPEST) malformed({ path: '', problem: 'too-deep' });
		level = level.flatMap((v) => {
			if (v === null || typeof v !== 'object') return [];
			// A record's schema would pass over it in silence.
			if (Object.hasOwn(v, '__proto__')) malformed({ path: '__proto__', problem: 'unknown-field' });
			return Object.values(v);
		});
	}
}

/** @throws Refusal `malformed` with the path of each flaw */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
	checkShape(value);
	const parsed = z.safeParse(schema, value);
	return parsed.success ? parsed.data : malformed(...flawsOf(parsed.error));
}

/** A valid payload; an identity number born after `today` is none. */
export function parsePayload(schema: z.ZodType, value: unknown, today: string): unknown {
	const payload = parse(schema, value ?? {});
	for (const { path, kind } of personalPlaces(schema, payload)) {
		const text = valueAt(payload, path);
		const problem = kind === 'identity' && typeof text === 'string' ? checkIdentityNumber(text, today) : undefined;
		if (problem !== undefined) malformed({ path: path.join('.'), problem: `identity.${problem}` });
	}
	return payload;
}
