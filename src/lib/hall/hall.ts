import { decideAccess, tickAccess } from './access/decide.ts';
import { evolveAccess, initialAccess, type Access } from './access/evolve.ts';
import type { CommandName } from './access/rules.ts';
import { decideApproval } from './approval/decide.ts';
import { evolveApproval, initialApproval, type Approval } from './approval/evolve.ts';
import { followApproval } from './approval/follow.ts';
import { decideArchive } from './archive/decide.ts';
import { evolveArchive, initialArchive, type ArchiveDesk } from './archive/evolve.ts';
import type { Calendar } from './calendar/calendar.ts';
import { decideCalendar } from './calendar/decide.ts';
import { evolveCalendar, initialCalendar } from './calendar/evolve.ts';
import { decideCatalogue } from './catalogue/decide.ts';
import { evolveCatalogue, initialCatalogue, type Catalogue } from './catalogue/evolve.ts';
import type { Commands } from './commands.ts';
import type { Context, DeepReadonly, Moment } from './contract.ts';
import type { Decision, Deciders } from './decider.ts';
import type { HallEvent } from './events.ts';
import { decideGuidance } from './guidance/decide.ts';
import { evolveGuidance, initialGuidance, type Guidance } from './guidance/evolve.ts';
import { decideIntake } from './intake/decide.ts';
import { evolveIntake } from './intake/evolve.ts';
import { initialIntake, type Intake } from './intake/state.ts';
import { tickIntake } from './intake/tick.ts';
import { decideIssuance, tickIssuance } from './issuance/decide.ts';
import { evolveIssuance, initialIssuance, type Issuance } from './issuance/evolve.ts';
import { tickTicketing } from './ticketing/decide-day.ts';
import { followTicketing } from './ticketing/decide-windows.ts';
import { decideTicketing } from './ticketing/decide.ts';
import { evolveTicketing } from './ticketing/evolve.ts';
import { initialTicketing, type Ticketing } from './ticketing/state.ts';

/** The hall: the slices of all its zones, as plain JSON. Each zone writes only its own. */
export interface Hall {
	access: Access;
	catalogue: Catalogue;
	calendar: Calendar;
	ticketing: Ticketing;
	guidance: Guidance;
	intake: Intake;
	approval: Approval;
	issuance: Issuance;
	archive: ArchiveDesk;
}
export type ZoneName = keyof Hall;

/** Part of every checkpoint's name for its own shape: raise it when a slice changes, and checkpoints are made anew. */
export const HALL_SCHEMA = 'hall-3';

export const emptyHall = (): Hall => ({
	access: initialAccess(),
	catalogue: initialCatalogue(),
	calendar: initialCalendar(),
	ticketing: initialTicketing(),
	guidance: initialGuidance(),
	intake: initialIntake(),
	approval: initialApproval(),
	issuance: initialIssuance(),
	archive: initialArchive()
});

/** Moves the hall on by one event. Every zone sees every event; each takes what concerns its own slice. */
export function evolve(hall: Hall, event: HallEvent, moment: Moment): void {
	evolveAccess(hall.access, event, moment);
	evolveCatalogue(hall.catalogue, event);
	hall.calendar = evolveCalendar(hall.calendar, event);
	evolveTicketing(hall.ticketing, event, moment);
	evolveGuidance(hall.guidance, event, moment);
	evolveIntake(hall.intake, event, moment);
	evolveApproval(hall.approval, event, moment);
	evolveIssuance(hall.issuance, event, moment);
	evolveArchive(hall.archive, event, moment);
}

/**
 * What time alone has made true, one zone at a time: what follows from a session's end must be there before the day's
 * end is decided. The clock asks again until nothing is left.
 */
function tick(hall: DeepReadonly<Hall>, context: Context): Decision {
	const { now } = context;
	const zones = [
		() => tickAccess(hall, now),
		() => tickTicketing(hall, now),
		() => tickIntake(hall, now),
		() => tickIssuance(hall, context)
	];
	for (const zone of zones) {
		const events = zone();
		if (events.length > 0) return { events };
	}
	return { events: [] };
}

const deciders: Deciders<Commands> = {
	...decideAccess,
	...decideCatalogue,
	...decideCalendar,
	...decideTicketing,
	...decideGuidance,
	...decideIntake,
	...decideApproval,
	...decideIssuance,
	...decideArchive,
	'clock.tick': (hall, _, context) => tick(hall, context)
};

/** A command behind the door: its payload was validated by its schema and sealed. */
export interface Asked {
	readonly name: CommandName;
	readonly payload: unknown;
}

/**
 * Decides one command and moves the hall on by its events and by what follows from them in other zones. `draft` is
 * what is written to: the hall itself, or whatever can take back what was written to the hall.
 * @throws Refusal before anything has changed
 */
export function perform(
	hall: Hall,
	{ name, payload }: Asked,
	context: Context,
	moment: Moment,
	draft: Hall = hall
): Decision {
	// The door has parsed the payload with this very command's schema; the table's type cannot say so for a name.
	const decide = deciders[name] as (hall: DeepReadonly<Hall>, payload: unknown, context: Context) => Decision;
	const decision = decide(hall, payload, context);
	const events: HallEvent[] = [];
	const queue = [...decision.events];
	for (let event = queue.shift(); event; event = queue.shift()) {
		evolve(draft, event, moment);
		events.push(event);
		// At once: what follows was decided on the hall as it is now.
		queue.unshift(...followTicketing(hall, event), ...followApproval(hall, event, context));
	}
	return { ...decision, events };
}

/** The zones whose screens may look different after these events. */
export const zonesOf = (events: readonly HallEvent[]): Set<ZoneName> => new Set(events.flatMap((e) => TOUCHES[e.type]));

const TOUCHES: Readonly<Record<HallEvent['type'], readonly ZoneName[]>> = {
	'hall.setUp': ['access', 'catalogue', 'calendar', 'ticketing'],
	'staff.added': ['access'],
	'staff.changed': ['access', 'ticketing'],
	'staff.disabled': ['access', 'ticketing'],
	'password.changed': ['access'],
	'session.opened': ['access'],
	'session.failed': ['access'],
	'session.closed': ['access'],
	'session.expired': ['access'],
	'device.enrolled': ['access'],
	'device.revoked': ['access'],
	'item.defined': ['catalogue'],
	'calendar.imported': ['calendar'],
	'ticket.taken': ['ticketing'],
	'ticket.called': ['ticketing'],
	'ticket.recalled': ['ticketing'],
	'ticket.started': ['ticketing'],
	'ticket.missed': ['ticketing'],
	'ticket.requeued': ['ticketing'],
	'ticket.held': ['ticketing'],
	'ticket.resumed': ['ticketing'],
	'ticket.transferred': ['ticketing'],
	'ticket.finished': ['ticketing'],
	'ticket.abandoned': ['ticketing'],
	'ticket.expired': ['ticketing'],
	'day.closed': ['ticketing', 'intake'],
	'window.defined': ['ticketing'],
	'window.opened': ['ticketing'],
	'window.paused': ['ticketing'],
	'window.resumed': ['ticketing'],
	'window.closed': ['ticketing'],
	'advice.recorded': ['guidance'],
	'case.prepared': ['guidance', 'intake'],
	'case.drafted': ['intake'],
	'case.continued': ['intake'],
	'case.filled': ['intake'],
	'case.checked': ['intake'],
	'case.received': ['intake'],
	'case.accepted': ['intake'],
	'case.deemedAccepted': ['intake'],
	'case.notified': ['intake'],
	'case.resubmitted': ['intake'],
	'case.lapsed': ['intake'],
	'case.correctionMissed': ['intake'],
	'case.refused': ['intake'],
	'case.withdrawn': ['intake'],
	'person.revealed': ['intake'],
	'task.opened': ['approval', 'intake'],
	'task.claimed': ['approval', 'intake'],
	'task.released': ['approval', 'intake'],
	'task.passed': ['approval', 'intake'],
	'task.returned': ['approval', 'intake'],
	'task.sentBack': ['approval', 'intake'],
	'task.reopened': ['approval', 'intake'],
	'task.cancelled': ['approval', 'intake'],
	'task.decided': ['approval', 'intake'],
	'result.produced': ['issuance', 'intake'],
	'result.shelved': ['issuance', 'intake'],
	'result.handedOut': ['issuance', 'intake'],
	'result.unclaimed': ['issuance'],
	'message.queued': ['issuance'],
	'message.settled': ['issuance'],
	'case.archived': ['archive', 'intake', 'approval', 'issuance'],
	'person.forgotten': ['archive', 'intake', 'issuance', 'ticketing']
};
