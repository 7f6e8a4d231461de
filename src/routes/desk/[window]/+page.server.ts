import { isHttpError, redirect } from '@sveltejs/kit';
import { look, whoAmI, type Painted } from '$lib/server/page.ts';
import type { PageServerLoad } from './$types';

/** What is not there any more, or not for them, is simply not open: the desk itself is. */
async function ifThere<T>(looking: Promise<T>): Promise<T | undefined> {
	try {
		return await looking;
	} catch (error) {
		if (isHttpError(error)) return undefined;
		throw error;
	}
}

export const load: PageServerLoad = async (event) => {
	const desk = await look(event, 'desk', { window: event.params.window });
	const me = await whoAmI(event);
	const { status, staff } = desk.data.window;
	// A paused window is still theirs: that is where it is resumed.
	if (status === 'closed' || staff !== me.id) redirect(303, '/desk');

	const { ticket } = desk.data;
	const isKnown = ticket?.status === 'serving' && ticket.identity !== null;
	const person = isKnown ? await look(event, 'cases', { by: 'ticket', ticket: ticket.id }) : undefined;
	const id = event.url.searchParams.get('case');
	const open: Painted<'case'> | undefined = id === null ? undefined : await ifThere(look(event, 'case', { case: id }));
	return { desk, me, person, open };
};
