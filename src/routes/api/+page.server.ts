import { z } from 'zod';
import { COMMAND_NAMES, MAY } from '$lib/hall/access/rules.ts';
import type { CommandSpec } from '$lib/hall/command.ts';
import { commands } from '$lib/hall/commands.ts';
import type { Language } from '$lib/hall/contract.ts';
import { refusals, sentence, type RefusalCode } from '$lib/hall/refusal.ts';
import type { View } from '$lib/hall/view.ts';
import { views } from '$lib/hall/views.ts';
import type { PageServerLoad } from './$types';

const schemaText = (schema: z.ZodType): string =>
	JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2);

const describe = (language: Language) => ({
	commands: COMMAND_NAMES.map((name) => {
		const spec: CommandSpec = commands[name];
		return { name, roles: MAY[name], expects: spec.expects !== undefined, schema: schemaText(spec.schema) };
	}),
	views: Object.entries(views).map(([name, definition]) => {
		const view = definition as View;
		return { name, secret: view.secret ?? false, schema: schemaText(view.param) };
	}),
	refusals: (Object.keys(refusals) as RefusalCode[]).map((code) => ({
		code,
		status: refusals[code].status,
		message: sentence(code, {}, language)
	}))
});

/** The same for everybody: made once in each language, at the first question. */
const made: Partial<Record<Language, ReturnType<typeof describe>>> = {};

export const load: PageServerLoad = ({ locals: { language } }) => (made[language] ??= describe(language));
