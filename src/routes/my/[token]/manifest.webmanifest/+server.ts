import { applicantOf, look } from '$lib/server/page.ts';
import { manifestOf } from '../../../t/manifest.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { token } = event.params;
	const { language } = event.locals;
	const actor = await applicantOf(event, token, 'case');
	const { data } = await look(event, 'progress', { case: actor.id }, actor);
	const item = data?.item.name[language] ?? '';
	return manifestOf({ path: `/my/${token}`, name: `${item} ${data?.hall?.[language] ?? ''}`, short: item, language });
};
