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

/** With all four figures, or with something between them: a ticket's number is no slot. */
const SLOTS = [/^([A-Z])(\d{2})(\d{2})$/, /^([A-Z])[\s\-–—.]+(\d{1,2})[\s\-–—.]+(\d{1,2})$/];

/** `a0103`, `A 1 3` and `A－01－03` are all A-01-03; undefined when it is no slot. */
export function slotOf(typed: string): string | undefined {
	const text = typed.normalize('NFKC').toUpperCase().trim();
	const [, zone, row, place] = SLOTS.map((form) => form.exec(text)).find((found) => found !== null) ?? [];
	if (zone === undefined || row === undefined || place === undefined) return undefined;
	return `${zone}-${row.padStart(2, '0')}-${place.padStart(2, '0')}`;
}

/**
 * What was typed or read into the one field: a card has 18 characters, a pickup code 8 digits, a slot its letter and
 * figures; anything else is a number.
 */
export function wantedBy(typed: string): Wanted {
	const text = normaliseIdentityNumber(typed);
	if (/^\d{8}$/.test(text)) return { by: 'code', code: text };
	if (/^\d{17}[\dX]$/.test(text)) return { by: 'identity', identity: text };
	const slot = slotOf(typed);
	if (slot !== undefined) return { by: 'slot', slot };
	return { by: 'number', number: typed.trim().toUpperCase() };
}

/** Whose card was read, as far as a mask can tell; the hall itself compares the whole number. */
export const recipientOf = (line: Line, identity: string): 'applicant' | 'agent' =>
	identity !== '' && maskIdentityNumber(identity) !== line.identity ? 'agent' : 'applicant';
