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

/**
 * 3.1(5): a number is called again as often as the hall promises, some seconds apart, and only then counts as missed.
 * `wait` is in seconds.
 */
export function patienceFor(
	{ recalls, heardAt }: Pick<Ticket, 'recalls' | 'heardAt'>,
	{ times, seconds }: Desk['recalls'],
	now: number
): { wait: number; mayRecall: boolean; mayMiss: boolean } {
	const wait = heardAt === null ? 0 : Math.max(0, Math.ceil((heardAt + seconds * 1000 - now) / 1000));
	return { wait, mayRecall: wait === 0, mayMiss: wait === 0 && recalls >= times };
}
