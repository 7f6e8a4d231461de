import type { Me } from '$lib/hall/access/views.ts';
import type { ViewData } from '$lib/hall/views.ts';

type Windows = ViewData<'windows'>;

/** The adviser's windows. */
export const adviceWindows = (windows: Windows, me: Pick<Me, 'windows'>): Windows =>
	windows.filter(({ id }) => me.windows.includes(id));

/** The one they have open, the one they chose, or the only one there is for them. */
export function ownWindow(windows: Windows, me: Pick<Me, 'windows' | 'id'>, chosen: string | null): string | undefined {
	const mine = adviceWindows(windows, me);
	const open = mine.find((window) => window.staff === me.id);
	const only = mine.length === 1 ? mine[0] : undefined;
	return (open ?? mine.find((window) => window.id === chosen) ?? only)?.id;
}
