import { z } from 'zod';
import type { PersonalPlace } from '$lib/hall/command.ts';
import { passwords, personal } from '$lib/hall/people/personal.ts';

interface Marked<Mark> {
	readonly path: readonly (string | number)[];
	readonly mark: Mark;
}

/** Where in a valid payload of one schema the marked texts stand. */
type Find<Mark> = (value: unknown, path: readonly (string | number)[]) => Marked<Mark>[];

/** Walks a schema once, and of those alone that this house uses. Undefined where nothing below is marked. */
function finder<Mark>(
	markOf: (schema: z.core.$ZodType) => Mark | undefined,
	schema: z.core.$ZodType
): Find<Mark> | undefined {
	const find = walk(markOf, schema);
	return find && ((value, path) => (value === undefined || value === null ? [] : find(value, path)));
}

function walk<Mark>(
	markOf: (schema: z.core.$ZodType) => Mark | undefined,
	schema: z.core.$ZodType
): Find<Mark> | undefined {
	const mark = markOf(schema);
	if (mark !== undefined) return (_, path) => [{ path, mark }];
	if (schema instanceof z.ZodObject) {
		const fields = Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, inner]) => {
			const find = finder(markOf, inner);
			return find ? [{ key, find }] : [];
		});
		if (fields.length === 0) return undefined;
		return (value, path) => {
			const record = value as Record<string, unknown>;
			return fields.flatMap(({ key, find }) => find(record[key], [...path, key]));
		};
	}
	if (schema instanceof z.ZodArray) {
		const find = finder(markOf, schema.element);
		return find && ((value, path) => (value as unknown[]).flatMap((entry, index) => find(entry, [...path, index])));
	}
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
		return finder(markOf, schema.unwrap());
	if (schema instanceof z.ZodUnion) {
		const options = schema.options.map((option) => ({ option, find: finder(markOf, option) }));
		if (options.every(({ find }) => find === undefined)) return undefined;
		return (value, path) => {
			const fits = options.find(({ option }) => z.safeParse(option, value).success);
			return fits?.find?.(value, path) ?? [];
		};
	}
	return undefined;
}

/** Schemas are few and stay; a payload comes with every command. */
function places<Mark>(markOf: (schema: z.core.$ZodType) => Mark | undefined) {
	const finders = new WeakMap<z.core.$ZodType, Find<Mark>>();
	return (schema: z.core.$ZodType, value: unknown): Marked<Mark>[] => {
		const find = finders.get(schema) ?? finder(markOf, schema) ?? (() => []);
		finders.set(schema, find);
		return find(value, []);
	};
}

const personalTexts = places((schema) => personal.get(schema as z.ZodString)?.kind);

export const personalPlaces = (schema: z.ZodType, value: unknown): PersonalPlace[] =>
	personalTexts(schema, value).map(({ path, mark }) => ({ path, kind: mark }));

export const passwordPlaces = places((schema) => passwords.get(schema as z.ZodString)?.becomes);

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
