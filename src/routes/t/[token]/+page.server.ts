import { error, isHttpError } from '@sveltejs/kit';
import { messagesOf } from '$lib/i18n/messages.ts';
import { applicantOf, look } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { token } = event.params;
	const actor = await applicantOf(event, token, 'ticket');
	const { id } = actor;
	const ticket = await look(event, 'ticket', { ticket: id }, actor).catch((problem: unknown) => {
		if (!isHttpError(problem, 404)) throw problem;
		// A slip from another day: its ticket left the hall with that day.
		const message = messagesOf(event.locals.language, 'phone')['phone.over'] ?? '';
		error(410, { message, code: 'ticket-over' });
	});
	return { id, token, ticket };
};
