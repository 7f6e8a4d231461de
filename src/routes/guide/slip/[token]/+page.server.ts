import { applicantOf, look, whoAmI } from '$lib/server/page.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The slip of a number that was taken at a desk. What is on it is what its person may see. */
export const load: PageServerLoad = async (event) => {
	const me = await whoAmI(event);
	if (!me.may.includes('ticket.take')) error(404, { message: 'not-found' });
	const { token } = event.params;
	const applicant = await applicantOf(event, token, 'ticket');
	const { data: ticket } = await look(event, 'ticket', { ticket: applicant.id }, applicant);
	return { token, ticket };
};
