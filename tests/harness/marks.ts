import { z } from 'zod';
import { COMMAND_NAMES } from '$lib/hall/access/rules.ts';
import { commands } from '$lib/hall/commands.ts';
import { passwords, personal } from '$lib/hall/people/personal.ts';
import type { View } from '$lib/hall/view.ts';
import { views } from '$lib/hall/views.ts';

function marksOf(schema: z.core.$ZodType, path: string): string[] {
	if (schema instanceof z.ZodString || schema instanceof z.ZodPipe)
		return personal.has(schema as never) || passwords.has(schema as never) ? [path] : [];
	if (schema instanceof z.ZodObject) {
		const shape: Record<string, z.core.$ZodType> = schema.shape;
		return Object.entries(shape).flatMap(([key, inner]) => marksOf(inner, `${path}.${key}`));
	}
	if (schema instanceof z.ZodArray) return marksOf(schema.element, `${path}.*`);
	if (schema instanceof z.ZodRecord) return marksOf(schema.valueType, `${path}.*`);
	if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => marksOf(option, path));
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
		return marksOf(schema.unwrap(), path);
	return [];
}

const once = (paths: readonly string[]): string[] => [...new Set(paths)].sort();

/** Every field of every command that is marked as personal or as a password: `ticket.take.phone`. */
export const markedFields = (): string[] => once(COMMAND_NAMES.flatMap((name) => marksOf(commands[name].schema, name)));

/** Every parameter of every view that is marked so: `cases.identity`. */
export const markedParams = (): string[] =>
	once(Object.entries(views).flatMap(([name, view]) => marksOf((view as View).param, name)));
