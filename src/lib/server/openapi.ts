import { z } from 'zod';
import { COMMAND_NAMES, MAY } from '$lib/hall/access/rules.ts';
import { commands } from '$lib/hall/commands.ts';
import { MEDIA } from '$lib/hall/intake/rules.ts';
import { typeOf } from './attachments/media.ts';
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

const text = (name: string, where: 'query' | 'path'): Doc => ({
	name,
	in: where,
	required: true,
	schema: { type: 'string' }
});
const files: Doc = Object.fromEntries(
	MEDIA.map((media) => [typeOf(media), { schema: { type: 'string', format: 'binary' } }])
);

/** A scan goes before the command that names it: the one thing that is sent and is no command. */
const attachmentPath: Doc = {
	post: {
		operationId: 'attachment.send',
		tags: ['case'],
		description: 'A scan or photo, as it is. It is part of nothing, and gone after a day, until case.attach names it.',
		parameters: [text('case', 'query')],
		requestBody: { required: true, content: files },
		responses: {
			200: {
				description: 'Durable; what case.attach asks for.',
				...json({
					type: 'object',
					required: ['attachment', 'media', 'bytes'],
					properties: { attachment: { type: 'string' }, media: { enum: MEDIA }, bytes: { type: 'integer' } }
				})
			},
			...problems
		}
	}
};
const scanPath: Doc = {
	get: {
		operationId: 'attachment.look',
		tags: ['case'],
		description: 'A scan in the clear, for whoever may do person.reveal on its case; the log has that they looked.',
		parameters: [text('case', 'path'), text('attachment', 'path')],
		responses: { 200: { description: 'The scan.', content: files }, ...problems }
	}
};
const headPath: Doc = {
	get: {
		operationId: 'head',
		tags: ['log'],
		description: 'How far the log has come, to be noted elsewhere and checked later by npm run verify -- --head.',
		responses: { 200: { description: 'By hall: position, hash and day.', ...json({ type: 'object' }) }, ...problems }
	}
};

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
	paths['/api/attachment'] = attachmentPath;
	paths['/api/attachment/{case}/{attachment}'] = scanPath;
	paths['/api/head'] = headPath;
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
