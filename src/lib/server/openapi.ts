import { z } from 'zod';
import { COMMAND_NAMES, MAY } from '$lib/hall/access/rules.ts';
import { commands } from '$lib/hall/commands.ts';
import type { CommandSpec } from '$lib/hall/command.ts';
import { refusals } from '$lib/hall/refusal.ts';
import type { View } from '$lib/hall/view.ts';
import { views } from '$lib/hall/views.ts';
import { searchSchema } from './archive/search.ts';

type Doc = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType): Doc =>
	z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });

const json = (schema: Doc): Doc => ({ content: { 'application/json': { schema } } });
const problems: Doc = {
	default: {
		description: 'A named refusal; nothing was changed.',
		content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
	}
};

function commandPath(name: (typeof COMMAND_NAMES)[number]): Doc {
	const spec: CommandSpec = commands[name];
	const body = {
		type: 'object',
		required: ['id', 'payload', ...(spec.expects ? ['expect'] : [])],
		additionalProperties: false,
		properties: {
			id: {
				type: 'string',
				pattern: '^[A-Za-z0-9_-]{8,64}$',
				description: 'made by whoever asks; the same again gives the same answer'
			},
			payload: schemaOf(spec.schema),
			expect: {
				type: 'object',
				additionalProperties: { type: 'integer' },
				description: '"<kind>:<id>": the version that was looked at'
			}
		}
	};
	return {
		post: {
			operationId: name,
			tags: [name.split('.')[0]],
			description: `Roles: ${MAY[name].join(', ')}`,
			requestBody: { required: true, ...json(body) },
			responses: {
				200: {
					description: 'Done and durable.',
					...json({
						type: 'object',
						required: ['position', 'result'],
						properties: { position: { type: 'integer' }, result: {} }
					})
				},
				...problems
			}
		}
	};
}

function viewPath(name: string, view: View): Doc {
	const responses = {
		200: {
			description: `At most ${view.bytes} bytes of data.`,
			...json({ type: 'object', required: ['version', 'data'], properties: { version: { type: 'string' }, data: {} } })
		},
		...problems
	};
	const param = schemaOf(view.param);
	const common = { operationId: `view.${name}`, tags: ['view'], responses };
	if (view.secret) return { post: { ...common, requestBody: { required: true, ...json(param) } } };
	const properties = (param['properties'] ?? {}) as Record<string, Doc>;
	return {
		get: {
			...common,
			parameters: Object.entries(properties).map(([key, schema]) => ({
				name: key,
				in: 'query',
				required: true,
				schema
			}))
		}
	};
}

/** Past cases: what is looked for is no view, since the hall does not hold them. */
const archivePath = (): Doc => ({
	post: {
		operationId: 'archive',
		tags: ['archive'],
		description: 'Looks for past cases. Of a list, `next` of one page is `after` of the next.',
		requestBody: { required: true, ...json(schemaOf(searchSchema)) },
		responses: {
			200: {
				description: 'What was found and may be seen, personal data as masks.',
				...json({
					type: 'object',
					required: ['lines', 'next'],
					properties: { lines: { type: 'array', items: { type: 'object' } }, next: { type: ['string', 'null'] } }
				})
			},
			...problems
		}
	}
});

let made: Doc | undefined;

/** The whole API, from the same schemas and tables by which it answers; made at the first question. */
export const openApi = (version: string): Doc => (made ??= describe(version));

function describe(version: string): Doc {
	const paths: Record<string, Doc> = {};
	for (const name of COMMAND_NAMES) paths[`/api/${name}`] = commandPath(name);
	paths['/api/archive'] = archivePath();
	for (const [name, view] of Object.entries(views)) paths[`/api/view/${name}`] = viewPath(name, view as View);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Five zones, four windows',
			version,
			description: 'Every change is one command; every screen is a view.'
		},
		paths,
		components: {
			securitySchemes: {
				bearer: { type: 'http', scheme: 'bearer' },
				session: { type: 'apiKey', in: 'cookie', name: 'hall_session' }
			},
			schemas: {
				Problem: {
					type: 'object',
					required: ['status', 'code', 'message', 'details'],
					properties: {
						type: { type: 'string' },
						title: { type: 'string' },
						status: { type: 'integer' },
						code: { enum: Object.keys(refusals) },
						message: { type: 'string' },
						details: { type: 'object' }
					}
				}
			}
		},
		security: [{ bearer: [] }, { session: [] }]
	};
}
