/** The page on which the API can be read. */
export const docs = {
	'docs.title': 'The API',
	'docs.what':
		'Every change is one command; every screen is a view of the same hall. This page is made from the checks themselves.',
	'docs.machine': 'The same for machines (OpenAPI 3.1)',
	'docs.commands': 'Commands',
	'docs.commands.how':
		'POST /api/<command> with { id, payload, expect? } gives { position, result }. The same id again gives the same answer.',
	'docs.views': 'Views',
	'docs.views.how':
		'GET /api/view/<view>?<parameters> gives { version, data }; or watch it over Socket.IO: emit("watch", { view, … }).',
	'docs.roles': 'Roles: {roles}',
	'docs.expects': 'needs expect: the version of what was looked at',
	'docs.secret': 'Its parameter may stand in no URL: ask by POST',
	'docs.refusals': 'Refusals',
	'docs.status': 'Status'
} as const;
