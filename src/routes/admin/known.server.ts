import { pick } from '$lib/hall/contract.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** What the hall was set up with and no command changes: names for what windows and items refer to. */
export const known = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	locals.hall.door.read(({ hall: { catalogue, ticketing } }) => ({
		zones: Object.values(catalogue.zones).map((zone) => pick(zone, 'id', 'name')),
		queues: Object.values(ticketing.queues).map((queue) => pick(queue, 'id', 'prefix', 'name')),
		departments: Object.values(catalogue.departments).map((department) => pick(department, 'id', 'name'))
	}));

export type Known = Awaited<ReturnType<typeof known>>;
