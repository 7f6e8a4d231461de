import { z } from 'zod';
import type { PersonalPlace } from '$lib/hall/command.ts';
import { passwords, personal } from '$lib/hall/people/personal.ts';

interface Marked<Mark> {
	readonly path: readonly (string | number)[];
	readonly mark: Mark;
}

/** Where in a valid payload a schema's marked texts stand. Walks only the schemas that this house uses. */
function marks<Mark>(
	markOf: (schema: z.core.$ZodType) => Mark | undefined,
	schema: z.core.$ZodType,
	value: unknown,
	path: readonly (string | number)[] = []
): Marked<Mark>[] {
	if (value === undefined || value === null) return [];
	const mark = markOf(schema);
	if (mark !== undefined) return [{ path, mark }];
	const deeper = (inner: z.core.$ZodType, of: unknown, at: typeof path) => marks(markOf, inner, of, at);
	if (schema instanceof z.ZodObject) {
		const shape: Record<string, z.core.$ZodType> = schema.shape;
		const record = value as Record<string, unknown>;
		return Object.entries(shape).flatMap(([key, inner]) => deeper(inner, record[key], [...path, key]));
	}
	if (schema instanceof z.ZodArray)
		return (value as unknown[]).flatMap((entry, index) => deeper(schema.element, entry, [...path, index]));
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
		return deeper(schema.unwrap(), value, path);
	if (schema instanceof z.ZodUnion) {
		const fits = schema.options.find((option) => z.safeParse(option, value).success);
		return fits ? deeper(fits, value, path) : [];
	}
	return [];
}

export const personalPlaces = (schema: z.ZodType, value: unknown): PersonalPlace[] =>
	marks((s) => personal.get(s as z.ZodString)?.kind, schema, value).map(({ path, mark }) => ({ path, kind: mark }));

export const passwordPlaces = (schema: z.ZodType, value: unknown) =>
	marks((s) => passwords.get(s as z.ZodString)?.becomes, schema, value);

export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
	return path.reduce<unknown>(
		(at, key) => (at === null || typeof at !== 'object' ? undefined : Reflect.get(at, key)),
		value
	);
}

/** A copy of `value` with other values at some of its paths; what is not on a path is shared. */
export function withValues(
	value: unknown,
	changes: readonly { path: readonly (string | number)[]; value: unknown }[]
): unknown {
	return changes.reduce((copy, change) => withValue(copy, change.path, change.value), value);
}

function withValue(value: unknown, path: readonly (string | number)[], put: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return put;
	if (value === null || typeof value !== 'object') throw new TypeError('no such place in the payload');
	const copy: unknown = Array.isArray(value) ? [...value] : { ...value };
	Reflect.set(copy as object, key, withValue(Reflect.get(value, key), rest, put));
	return copy;
}
