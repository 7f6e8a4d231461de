import type { RequestEvent } from '@sveltejs/kit';
import { look, whoAmI } from '$lib/server/page.ts';

/** What stands on every paper of the guide's desk besides its item: the hall, the place, and who is responsible for it. */
export async function paperOf(event: Pick<RequestEvent, 'locals' | 'url'>, queue: string) {
	const me = await whoAmI(event);
	const { data: offer } = await look(event, 'kiosk', {});
	const { data: catalogue } = await look(event, 'items', {});
	return {
		hall: offer.hall,
		place: offer.queues.find(({ id }) => id === queue),
		departments: catalogue.departments,
		adviser: me.name
	};
}
