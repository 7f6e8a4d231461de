import { applicantOf, look } from '$lib/server/page.ts';
import { manifestOf } from '../../manifest.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { token } = event.params;
	const { language } = event.locals;
	const actor = await applicantOf(event, token, 'ticket');
	const { data } = await look(event, 'ticket', { ticket: actor.id }, actor);
	const hall = data?.hall?.[language] ?? '';
	return manifestOf({
		path: `/t/${token}`,
		name: `${data?.number ?? ''} ${hall}`,
		short: data?.number ?? '',
		language
	});
};
