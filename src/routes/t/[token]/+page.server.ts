import { error, fail, isHttpError, redirect } from '@sveltejs/kit';
import { messagesOf } from '$lib/i18n/messages.ts';
import { commandId, refusedBy, textOf } from '$lib/server/form.ts';
import { applicantOf, look } from '$lib/server/page.ts';
import { run } from '$lib/server/run.ts';
import type { Action, Actions, PageServerLoad } from './$types';

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
	return { id, token, ticket, command: commandId() };
};

/** What the person may do with their own number. Plain forms, so that they work before scripts. */
const act =
	(name: 'ticket.requeue' | 'ticket.abandon'): Action =>
	async (event) => {
		const { locals, params, request } = event;
		const actor = await applicantOf(event, params.token, 'ticket');
		const id = textOf(await request.formData(), 'command');
		try {
			await run(locals.hall, actor, name, { id, payload: { ticket: actor.id } }, event);
		} catch (refusal) {
			const { status, message } = refusedBy(refusal, locals.language);
			return fail(status, { refused: message });
		}
		redirect(303, `/t/${params.token}`);
	};

export const actions: Actions = { requeue: act('ticket.requeue'), abandon: act('ticket.abandon') };
