import fc from 'fast-check';
import { approvalActs, issuanceActs } from './acts-behind.ts';
import { acceptanceActs } from './acts-acceptance.ts';
import { attachActs } from './acts-attach.ts';
import { draftActs } from './acts-draft.ts';
import { accessActs, archiveActs, dataActs } from './acts-house.ts';
import { lineActs, windowActs } from './acts-line.ts';
import { LARGEST, NUMBERS } from './dice.ts';
import { isMove, MOVES, type MoveName } from './time.ts';
import type { Act } from './world.ts';

export const ACTS = {
	...lineActs,
	...windowActs,
	...draftActs,
	...attachActs,
	...acceptanceActs,
	...approvalActs,
	...issuanceActs,
	...accessActs,
	...dataActs,
	...archiveActs
} as const satisfies Record<string, Act>;
type ActName = keyof typeof ACTS;

/**
 * What somebody wants to do: the first of these that the present state offers. Whom or what it concerns follows from the
 * numbers and that state.
 */
export interface Press {
	readonly what: readonly (ActName | MoveName)[];
	readonly numbers: readonly number[];
}
const WISHES = 5;

/** How often each is wanted. Time may always move on, so it is wanted seldom; most others find nothing in most states. */
const WEIGHTS: Readonly<Record<ActName | MoveName, number>> = {
	'time.seconds': 8,
	'time.minutes': 4,
	'time.morning': 12,
	'time.evening': 1,
	'time.days': 1,
	'time.due': 2,
	'ticket.take': 16,
	'ticket.call': 26,
	'ticket.recall': 8,
	'ticket.start': 16,
	'ticket.miss': 8,
	'ticket.finish': 3,
	'ticket.hold': 2,
	'ticket.resume': 5,
	'ticket.requeue': 6,
	'ticket.abandon': 4,
	'ticket.transfer': 3,
	'window.open': 24,
	'window.pause': 2,
	'window.resume': 4,
	'window.close': 2,
	'window.define': 2,
	'day.close': 2,
	'advice.record': 2,
	'case.prepare': 3,
	'case.draft': 20,
	'case.continue': 5,
	'case.fill': 26,
	'case.refill': 1,
	'case.check': 26,
	'case.recheck': 2,
	'case.receive': 30,
	'case.accept': 26,
	'case.notify': 20,
	'case.renotify': 4,
	'case.resubmit': 10,
	'case.refuse': 1,
	'case.withdraw': 3,
	'case.attach': 3,
	'case.detach': 3,
	'person.reveal': 1,
	'task.claim': 36,
	'task.release': 2,
	'task.pass': 36,
	'task.return': 7,
	'task.sendBack': 10,
	'task.decide': 26,
	'result.produce': 20,
	'result.shelve': 8,
	'result.handOut': 7,
	'message.settle': 14,
	'session.open': 1,
	'session.fail': 4,
	'session.close': 2,
	'password.change': 1,
	'staff.add': 2,
	'staff.change': 3,
	'staff.disable': 2,
	'device.enrol': 1,
	'device.revoke': 1,
	'item.define': 1,
	'calendar.import': 1,
	'hall.setUp': 1,
	'clock.tick': 1,
	'case.archive': 3,
	'person.forget': 1
};

const names = [...Object.keys(MOVES), ...Object.keys(ACTS)] as (ActName | MoveName)[];
const wanted = fc.constantFrom(...names.flatMap((name) => Array.from({ length: WEIGHTS[name] }, () => name)));
const number = fc.nat({ max: LARGEST });

export const press: fc.Arbitrary<Press> = fc.record({
	what: fc.tuple(...Array.from({ length: WISHES }, () => wanted)),
	numbers: fc.tuple(...Array.from({ length: NUMBERS }, () => number))
});

export const actOf = (what: ActName | MoveName): Act | undefined => (isMove(what) ? undefined : ACTS[what]);
