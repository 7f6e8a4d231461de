import { rolesOf } from '../access/rules.ts';
import { dayOf, daysBetween } from '../calendar/day.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Actor, type Context, type DeepReadonly } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import type { Hall } from '../hall.ts';
import { maySeeCase } from '../intake/access.ts';
import type { Case } from '../intake/state.ts';
import { count, documentNumber } from '../numbering.ts';
import { refuse } from '../refusal.ts';
import type { issuanceCommands } from './commands.ts';
import type { Result } from './evolve.ts';
import type { IssuanceEvent } from './events.ts';
import { isOnShelf, isOutstanding, resultAllows, SHELF, shelfWords, type ResultCommand } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** At the window only what was decided at the window, by the clerk who took it (即办); else the issuing desk's business. */
function isAtWindow(hall: ReadHall, target: DeepReadonly<Case>, actor: Actor): boolean {
	return actor.kind === 'staff' && target.staff === actor.id && itemOf(hall, target)?.caseType === 'immediate';
}

function openResult(
	hall: ReadHall,
	id: string,
	command: ResultCommand
): { result: DeepReadonly<Result>; target: DeepReadonly<Case> } {
	const result = find(hall.issuance.results, id) ?? refuse('unknown', { kind: 'result' });
	const target = find(hall.intake.cases, result.case) ?? refuse('unknown', { kind: 'case' });
	if (!resultAllows(result.status, command)) refuse('result-not', { status: result.status });
	return { result, target };
}

export const decideIssuance: Deciders<typeof issuanceCommands> = {
	'result.produce': (hall, { case: id }, { actor, now, newId }) => {
		const target = find(hall.intake.cases, id) ?? refuse('unknown', { kind: 'case' });
		const item = itemOf(hall, target) ?? refuse('unknown', { kind: 'item' });
		if (!maySeeCase(hall, actor, target)) refuse('not-allowed');
		const roles = rolesOf(hall, actor);
		const clerkOnly = roles.every((role) => role === 'clerk');
		if (clerkOnly && !isAtWindow(hall, target, actor)) refuse('not-allowed');
		if (target.result !== null) refuse('already-produced');
		if (target.forwarding && !target.decision) refuse('nothing-to-produce');
		if (!target.decision) return refuse('not-decided');
		if (target.decision.outcome === 'terminate') refuse('nothing-to-produce');
		const day = dayOf(now);
		const year = day.slice(0, 4);
		const granted = target.decision.outcome === 'grant';
		const counted = count(hall.issuance.counters, `result:${item.result.numberPrefix}`, year);
		// A denial is served as the decision itself, under the decision's number.
		const number = granted ? documentNumber(item.result.numberPrefix, year, counted.n) : target.decision.number;
		const result = newId('r');
		return {
			events: [
				{
					type: 'result.produced',
					v: 1,
					result,
					case: id,
					kind: granted ? 'certificate' : 'denial',
					number,
					day,
					counted: granted ? [counted] : []
				}
			],
			result: { result, number }
		};
	},

	/** On the shelf is when the applicant is told: the message goes into the outbox with it. */
	'result.shelve': (hall, { result: id, slot }, { secret, newId }) => {
		const { result } = openResult(hall, id, 'result.shelve');
		const room = hall.catalogue.policy?.shelf ?? SHELF;
		if (!isOnShelf(slot, room)) refuse('no-such-slot', { slot, ...shelfWords(room) });
		if (find(hall.issuance.slots, slot)) refuse('slot-taken', { slot });
		const code = secret(`pickup:${id}`);
		return {
			events: [
				{ type: 'result.shelved', v: 1, result: id, case: result.case, slot, code },
				{
					type: 'message.queued',
					v: 1,
					message: newId('m'),
					case: result.case,
					result: id,
					kind: 'ready',
					reminder: 0
				}
			],
			result: { result: id }
		};
	},

	'result.handOut': (hall, { result: id, recipient, identity, authoritySeen, signed }, { actor }) => {
		const { result, target } = openResult(hall, id, 'result.handOut');
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		const issues = rolesOf(hall, actor).includes('issuer') && result.status === 'shelved';
		if (!issues && !isAtWindow(hall, target, actor)) refuse('not-allowed');
		if (recipient === 'applicant' && identity.key !== target.applicant.identity.key) refuse('not-the-person');
		// The agent who brought the case showed the authority then; anybody else shows one now.
		const isAgent = target.agent?.identity.key === identity.key;
		if (recipient === 'agent' && !isAgent && !authoritySeen) refuse('agent-unauthorised');
		if (!signed) refuse('signature-needed');
		return {
			events: [{ type: 'result.handedOut', v: 1, result: id, case: result.case, recipient, identity, staff: actor.id }],
			result: { result: id }
		};
	},

	'message.settle': (hall, { message: id, outcome, note }) => {
		const message = find(hall.issuance.messages, id) ?? refuse('unknown', { kind: 'message' });
		if (!isOutstanding(message.status)) refuse('message-settled');
		return { events: [{ type: 'message.settled', v: 1, message: id, outcome, note }], result: { message: id } };
	}
};

/** 3.7(5): who does not fetch a result is reminded, on the days that the hall set, and in the end is on the list. */
function waiting(hall: ReadHall, result: DeepReadonly<Result>, { now, newId }: Context): IssuanceEvent[] {
	const { policy } = hall.catalogue;
	if (result.status !== 'shelved' || result.shelvedAt === null || !policy) return [];
	const days = daysBetween(dayOf(result.shelvedAt), dayOf(now));
	const due = policy.reminderDays.filter((day) => days >= day).length;
	const of = { result: result.id, case: result.case };
	const events: IssuanceEvent[] = [];
	// After days without power one reminder is enough: the newest that is due.
	if (due > result.reminders)
		events.push({ type: 'message.queued', v: 1, message: newId('m'), ...of, kind: 'reminder', reminder: due });
	if (days >= policy.unclaimedDays && !result.unclaimed) events.push({ type: 'result.unclaimed', v: 1, ...of });
	return events;
}

/** What time alone makes true on the shelf. */
export const tickIssuance = (hall: ReadHall, context: Context): IssuanceEvent[] =>
	Object.values(hall.issuance.results).flatMap((result) => waiting(hall, result, context));
