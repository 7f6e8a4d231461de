import { dayOf, daysBetween } from '$lib/hall/calendar/day.ts';
import { maskIdentityNumber } from '$lib/hall/people/mask.ts';
import { normaliseIdentityNumber } from '$lib/hall/people/identity.ts';
import type { ViewData, ViewParam } from '$lib/hall/views.ts';

export type Line = ViewData<'pickup'>['ready']['lines'][number];
export type Result = NonNullable<Line['result']>;
export type Wanted = ViewParam<'pickup.find'>;
export type Message = ViewData<'outbox'>['messages'][number];

/** A denial leaves the hall here too: it is a letter that is served, no certificate that is handed out (3.7(6)). */
export const isDenial = ({
	result,
	outcome
}: Pick<Line, 'outcome'> & { result: Pick<Result, 'kind'> | null }): boolean =>
	result ? result.kind === 'denial' : outcome === 'deny';

/** Whole days that it has stood on the shelf, as reminders count them. */
export const daysOnShelf = (shelvedAt: number, now: number): number =>
	Math.max(0, daysBetween(dayOf(shelvedAt), dayOf(now)));

/** What was typed or read into the one field: a card has 18 characters, a pickup code 8 digits, anything else is a number. */
export function wantedBy(typed: string): Wanted {
	const text = normaliseIdentityNumber(typed);
	if (/^\d{8}$/.test(text)) return { by: 'code', code: text };
	if (/^\d{17}[\dX]$/.test(text)) return { by: 'identity', identity: text };
	return { by: 'number', number: typed.trim().toUpperCase() };
}

/** Whose card was read, as far as a mask can tell; the hall itself compares the whole number. */
export const recipientOf = (line: Line, identity: string): 'applicant' | 'agent' =>
	identity !== '' && maskIdentityNumber(identity) !== line.identity ? 'agent' : 'applicant';

/** A shelf as most halls have it: ten rows of twenty in each zone. The hall takes any slot of the form A-01-03. */
const ROWS = 10;
const PLACES = 20;
const two = (n: number) => String(n).padStart(2, '0');

/** The first slot in which nothing stands. */
export function freeSlot(taken: readonly string[]): string {
	const full = new Set(taken);
	for (const zone of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
		for (let row = 1; row <= ROWS; row += 1)
			for (let place = 1; place <= PLACES; place += 1) {
				const slot = `${zone}-${two(row)}-${two(place)}`;
				if (!full.has(slot)) return slot;
			}
	return '';
}
