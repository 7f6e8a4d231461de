import { normaliseIdentityNumber } from '$lib/hall/people/identity.ts';
import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { ViewData, ViewParam } from '$lib/hall/views.ts';

export type FoundCase = ViewData<'cases'>[number];
type Wanted = Exclude<ViewParam<'cases'>, { by: 'ticket' }> | { by: 'case'; case: string };

/**
 * What was typed or scanned into the one field: a slip's code carries the link with the case's own id, a card has 18
 * characters, anything else is a number as it is printed.
 */
export function wantedBy(typed: string): Wanted {
	const id = /c_[0-9a-z]{4,32}/.exec(typed)?.[0];
	if (id !== undefined) return { by: 'case', case: id };
	const text = normaliseIdentityNumber(typed);
	if (/^\d{17}[\dX]$/.test(text)) return { by: 'identity', identity: text };
	return { by: 'number', number: typed.normalize('NFKC').trim().toUpperCase() };
}

/** What was prepared or begun and never received is taken up with the ticket of whoever comes back for it. */
export const isBegun = (status: CaseStatus): boolean => status === 'prepared' || status === 'draft';

/** What a row leads to: taken up or opened here, or another window's, whose clerks have its skill. */
export type Lead = 'takeUp' | 'open' | 'elsewhere';

export function leadOf(
	{ id, status, queue }: Pick<FoundCase, 'id' | 'status' | 'queue'>,
	{ skills, here, isServing }: { skills: readonly string[]; here: readonly string[]; isServing: boolean }
): Lead {
	if (queue === null || !skills.includes(queue)) return 'elsewhere';
	return isServing && isBegun(status) && !here.includes(id) ? 'takeUp' : 'open';
}

/** What can be done something about at this desk first: to confirm, to correct, to collect; what is over last. */
const FIRST: readonly CaseStatus[] = ['prepared', 'draft', 'correcting', 'reviewCorrecting', 'ready'];

export function inOrder(lines: readonly FoundCase[]): FoundCase[] {
	const rank = ({ status, over }: FoundCase) => {
		const at = FIRST.indexOf(status);
		if (over || status === 'lapsed') return FIRST.length + 1;
		return at < 0 ? FIRST.length : at;
	};
	return [...lines].sort((a, b) => rank(a) - rank(b) || b.draftedAt - a.draftedAt);
}
