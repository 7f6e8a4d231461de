export type Path = readonly (string | number)[];

/** The places of a payload: every leaf, every list and every object below it. */
export function placesOf(value: unknown, path: Path = []): Path[] {
	if (value === null || typeof value !== 'object') return [path];
	const inner = Object.entries(value).flatMap(([key, deeper]) =>
		placesOf(deeper, [...path, Array.isArray(value) ? Number(key) : key])
	);
	return path.length === 0 ? inner : [path, ...inner];
}

/** A copy with something else in one place. */
export function withAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
	if (key === undefined) return put;
	const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
	Reflect.set(copy as object, key, withAt(Reflect.get(value as object, key), rest, put));
	return copy;
}

/** A copy without what stands in one place. */
export function without(value: unknown, [key, ...rest]: Path): unknown {
	const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
	if (key === undefined) return copy;
	if (rest.length === 0) Reflect.deleteProperty(copy as object, key);
	else Reflect.set(copy as object, key, without(Reflect.get(value as object, key), rest));
	return copy;
}

/** What nobody in their right mind would send. As JSON text, for not all of it survives `JSON.stringify`. */
const ABSURD = [
	'null',
	'true',
	'-1',
	'0.5',
	'1e308',
	'1e999',
	'9007199254740993',
	'""',
	'" "',
	'"__proto__"',
	'"constructor"',
	'"toString"',
	'"\\ud800"',
	'"\\u0000"',
	`"${'长'.repeat(3000)}"`,
	'[]',
	'[[[]]]',
	'{}',
	'{"__proto__":{"admin":true}}',
	'{"constructor":{"prototype":{}}}',
	`[${'"x",'.repeat(500)}"x"]`
] as const;

const MARK = '\u0001absurd\u0001';
const text = (payload: unknown, absurd: string): string =>
	JSON.stringify(payload).replace(JSON.stringify(MARK), () => absurd);

/** Payloads, as JSON texts, of which each is wrong in one place, or at least strange. */
export function* mutantsOf(payload: unknown): Generator<string> {
	for (const absurd of ABSURD) yield absurd;
	yield text({ ...(payload as object), 'unknown-field': MARK }, '1');
	yield text({ ...(payload as object), 'unknown-field': MARK }, '"x"').replace('unknown-field', '__proto__');
	for (const path of placesOf(payload)) {
		yield JSON.stringify(without(payload, path));
		for (const absurd of ABSURD) yield text(withAt(payload, path, MARK), absurd);
	}
}
