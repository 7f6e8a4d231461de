import { format, resolveConfig } from 'prettier';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from './folder.ts';

const ID = /\b([a-z])_[0-9a-z]{16}(?:\.[A-Za-z0-9_-]{20,})?(?![0-9a-z])/g;
const VERSION = /^\d+\.\d+$/;
/** No count of this hall is as large as a moment in milliseconds. */
const MOMENT = 1_000_000_000_000;
/** How far the log had come, and how many sockets listened. */
const COUNTED = ['position', 'watching'];

/**
 * What is another at every run is named instead: ids and tokens by their letter and the order in which they are met,
 * moments, and what only counts.
 */
export function steady(value: unknown): unknown {
	const met = new Map<string, string>();
	const named = (id: string, letter: string): string => {
		const name = met.get(id) ?? `${id.includes('.') ? 'token' : 'id'} ${letter} ${met.size + 1}`;
		met.set(id, name);
		return name;
	};
	const look = (at: unknown, key = ''): unknown => {
		if (typeof at === 'string')
			return key === 'version' && VERSION.test(at)
				? 'a version'
				: at.replace(ID, (id, letter: string) => named(id, letter));
		if (typeof at === 'number') return at > MOMENT ? 'a moment' : COUNTED.includes(key) ? 'a number' : at;
		if (Array.isArray(at)) return at.map((entry) => look(entry));
		if (at === null || typeof at !== 'object') return at;
		return Object.fromEntries(Object.entries(at).map(([inner, deeper]) => [inner, look(deeper, inner)]));
	};
	return look(value);
}

/** Compares what an audience received with what is committed in `tests/audiences/`, formatted as the house formats. */
export async function expectCommitted(audience: string, received: unknown): Promise<void> {
	const file = join(ROOT, 'tests/audiences', `${audience}.json`);
	const text = await format(JSON.stringify(steady(received)), { ...(await resolveConfig(file)), filepath: file });
	await expect(text).toMatchFileSnapshot(file);
}
