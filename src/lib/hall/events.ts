import { accessUpcasters, accessVersions, type AccessEvent } from './access/events.ts';
import { approvalUpcasters, approvalVersions, type ApprovalEvent } from './approval/events.ts';
import { archiveVersions, type ArchiveEvent } from './archive/events.ts';
import { calendarVersions, type CalendarEvent } from './calendar/events.ts';
import { catalogueVersions, type CatalogueEvent } from './catalogue/events.ts';
import { guidanceVersions, type GuidanceEvent } from './guidance/events.ts';
import { intakeUpcasters, intakeVersions, type IntakeEvent } from './intake/events.ts';
import { issuanceVersions, type IssuanceEvent } from './issuance/events.ts';
import type { StoredEvent, Upcasters } from './upcast.ts';
import { ticketingUpcasters, ticketingVersions, type TicketingEvent } from './ticketing/events.ts';

/** Everything that can have happened in a hall. */
export type HallEvent =
	| AccessEvent
	| CatalogueEvent
	| CalendarEvent
	| TicketingEvent
	| GuidanceEvent
	| IntakeEvent
	| ApprovalEvent
	| IssuanceEvent
	| ArchiveEvent;
export type EventType = HallEvent['type'];

const versions: Readonly<Record<string, number>> = {
	...accessVersions,
	...catalogueVersions,
	...calendarVersions,
	...ticketingVersions,
	...guidanceVersions,
	...intakeVersions,
	...approvalVersions,
	...issuanceVersions,
	...archiveVersions
} satisfies Record<EventType, number>;

/** By event type, then by the version it starts from. Each lives in its zone's `events.ts`. */
const upcasters: Upcasters = { ...accessUpcasters, ...ticketingUpcasters, ...intakeUpcasters, ...approvalUpcasters };

export class UnknownEvent extends Error {
	override readonly name = 'UnknownEvent';
}

/**
 * An event of any earlier release in today's shape.
 * @throws UnknownEvent for a type or version that only a newer release can have written: the start stops there.
 */
export function upcast(
	event: StoredEvent,
	known: Readonly<Record<string, number>> = versions,
	steps: Upcasters = upcasters
): HallEvent {
	const current = Object.hasOwn(known, event.type) ? known[event.type] : undefined;
	if (current === undefined || event.v > current)
		throw new UnknownEvent(
			`the log holds ${event.type} version ${event.v}, which this release does not know; it was written by a newer one`
		);
	let today = event;
	while (today.v < current) {
		const step = steps[event.type]?.[today.v];
		if (!step) throw new UnknownEvent(`no upcaster leads from ${event.type} version ${today.v} to ${current}`);
		today = step(today);
	}
	// The versions table and the chain's hash vouch for the shape: it is what a release of ours wrote.
	return today as HallEvent & StoredEvent;
}
