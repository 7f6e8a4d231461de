import type { Me } from '$lib/hall/access/views.ts';
import type { ViewData } from '$lib/hall/views.ts';

type Desk = ViewData<'desk'>;
export type Ticket = NonNullable<Desk['ticket']>;

/** How the window stands, for whoever looks: what it shows and what may be done with it follow from this. */
export type Stand = 'closed' | 'taken' | 'paused' | 'free' | 'busy';

export function standOf(
	{ window, ticket }: Pick<Desk, 'ticket'> & { window: Desk['window'] },
	me: Pick<Me, 'id'>
): Stand {
	if (window.status === 'closed') return 'closed';
	// A clerk whose session ended is away: a colleague may take the window over.
	if (window.staff !== me.id) return window.pausedFor === 'away' ? 'closed' : 'taken';
	if (window.status === 'paused') return 'paused';
	return ticket ? 'busy' : 'free';
}
