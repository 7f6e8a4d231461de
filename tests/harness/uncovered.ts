import { z } from 'zod';

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

/**
 * Places of a schema that none of some valid values fills: a field, an entry of a list or a record, a branch of a union.
 * What has no example is never sent wrongly either.
 */
export function uncovered(schema: z.core.$ZodType, values: readonly unknown[], path = ''): string[] {
	if (schema instanceof z.ZodNull) return values.includes(null) ? [] : [path];
	const given = values.filter(isThere);
	if (given.length === 0) return [path];
	if (schema instanceof z.ZodObject) {
		const shape: Record<string, z.core.$ZodType> = schema.shape;
		return Object.entries(shape).flatMap(([key, inner]) =>
			uncovered(
				inner,
				given.map((value) => Reflect.get(value as object, key) as unknown),
				`${path}.${key}`
			)
		);
	}
	if (schema instanceof z.ZodArray || schema instanceof z.ZodRecord) {
		const entry = schema instanceof z.ZodArray ? schema.element : schema.valueType;
		return uncovered(
			entry,
			given.flatMap((value): unknown[] => Object.values(value as object)),
			`${path}.*`
		);
	}
	if (schema instanceof z.ZodUnion)
		return schema.options.flatMap((option, index) =>
			uncovered(
				option,
				values.filter((value) => value !== undefined && z.safeParse(option, value).success),
				`${path}|${index}`
			)
		);
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
		return uncovered(schema.unwrap(), given, path);
	return [];
}
