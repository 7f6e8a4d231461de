import type { CommandName } from '$lib/hall/access/rules.ts';
import type { Me } from '$lib/hall/access/views.ts';
import type { ViewData } from '$lib/hall/views.ts';

/** What an adviser does at her window, by the keys of the other desks; the first of what may be done now is the next step. */
const KEYS = {
	'window.open': 'Alt+W',
	'window.resume': 'Alt+B',
	'ticket.call': 'F2',
	'ticket.start': 'F4',
	'ticket.recall': 'F3',
	'ticket.miss': 'F6',
	'ticket.finish': 'F8',
	'ticket.hold': 'Alt+H',
	'ticket.resume': 'Alt+R',
	'ticket.transfer': 'Alt+T',
	'window.pause': 'Alt+B',
	'window.close': 'Alt+W'
} as const satisfies Partial<Record<CommandName, string>>;
export type BarKey = keyof typeof KEYS;

const NAMES = Object.keys(KEYS) as BarKey[];
const AT_WINDOW: readonly BarKey[] = ['ticket.call', 'window.pause', 'window.close'];

interface Step {
	name: BarKey;
	key: string;
	/** the next step of a usual sitting */
	main: boolean;
}

type Desk = ViewData<'desk'>;
/** As much of a desk as says what may be done there. */
export interface Bar {
	readonly window: Pick<Desk['window'], 'status' | 'staff' | 'pausedFor'>;
	readonly ticket: Pick<NonNullable<Desk['ticket']>, 'allows'> | null;
	readonly held: readonly unknown[];
}

/** What may be done now at a window, in the order of its keys. */
export function barSteps({ window, ticket, held }: Bar, me: Pick<Me, 'id' | 'may'>): Step[] {
	const mine = window.staff === me.id;
	// Whose session ended has left the window to whoever may open it next.
	const deserted = window.status === 'paused' && window.pausedFor === 'away' && !mine;
	const now = (name: BarKey): boolean => {
		if (name === 'window.open') return window.status === 'closed' || deserted;
		if (!mine) return false;
		if (window.status === 'paused') return name === 'window.resume' || name === 'window.close';
		if (ticket) return ticket.allows.some((allowed) => allowed === name);
		return AT_WINDOW.includes(name) || (name === 'ticket.resume' && held.length > 0);
	};
	const names = NAMES.filter((name) => me.may.includes(name) && now(name));
	return names.map((name, index) => ({ name, key: KEYS[name], main: index === 0 }));
}
