import type { ViewData } from '$lib/hall/views.ts';

type Window = Pick<ViewData<'screen.window'>, 'status' | 'ticket'>;

/** What a window means for those who wait. */
export type Face = 'called' | 'serving' | 'free' | 'paused' | 'closed';

export function faceOf({ status, ticket }: Window): Face {
	if (ticket === 'called' || ticket === 'serving') return ticket;
	return status === 'open' ? 'free' : status;
}
